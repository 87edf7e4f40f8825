import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { ImprovementDialog, type Improvement } from './ImprovementDialog.tsx'
import type { Problem } from './model.ts'
import styles from './Problems.module.css'

/** What is to get better because of this problem; a new one begins with its last lesson. */
export function ImprovementsOf({ problem }: { problem: Problem }) {
  const { t } = useSpeech()
  const [asked, askFor] = useState<Improvement | 'new'>()
  const { data } = useQuery(ask('GET /improvements', { query: { ticket: String(problem.number), show: 'all' } }))
  const lesson = problem.entries.filter(({ part }) => part === 'lesson').at(-1)
  return (
    <Section
      title={t('problems.improvements')}
      aside={<IconButton size="small" label={t('problems.add-improvement')} icon={<Plus aria-hidden />} onPress={() => askFor('new')} />}
    >
      {data?.items.length === 0 && <p className={styles.quiet}>{t('problems.improvements-none')}</p>}
      <ul>
        {(data?.items ?? []).map((one) => (
          <li key={one.id} className={styles.verdict}>
            {one.may.edit ? (
              <Button size="small" kind="quiet" onPress={() => askFor(one)}>
                {one.what}
              </Button>
            ) : (
              <span>{one.what}</span>
            )}
            <small className={styles.quiet}>
              {t(`problems.improvement-state.${one.state}`)} · {one.owner?.name ?? t('tickets.nobody')}
            </small>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <ImprovementDialog
          of={asked === 'new' ? undefined : asked}
          ticket={problem.number}
          text={lesson?.text}
          onClose={() => askFor(undefined)}
        />
      )}
    </Section>
  )
}
