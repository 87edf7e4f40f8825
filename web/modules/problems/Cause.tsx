import { Plus } from 'lucide-react'
import { useState } from 'react'
import { IconButton, Section } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { EntryDialog, type Asked } from './EntryDialog.tsx'
import { EntryLine } from './EntryLine.tsx'
import { Fishbone } from './Fishbone.tsx'
import { Hypotheses } from './Hypotheses.tsx'
import type { Problem } from './model.ts'
import { Timeline } from './Timeline.tsx'
import styles from './Problems.module.css'

/** What was it? Hypotheses with evidence, five whys, the fishbone and what happened when. */
export function Cause({ problem, title }: { problem: Problem; title: string }) {
  const t = useT()
  const [asked, askFor] = useState<Asked>()
  const whys = problem.entries.filter(({ part }) => part === 'why')
  return (
    <>
      <Hypotheses problem={problem} onAsk={askFor} />
      <Section
        title={t('problems.whys')}
        aside={
          <IconButton size="small" label={t('problems.add.why')} icon={<Plus aria-hidden />} onPress={() => askFor({ part: 'why' })} />
        }
      >
        {whys.length === 0 && <p className={styles.quiet}>{t('problems.whys-none')}</p>}
        <ol className={styles.whys}>
          {whys.map((entry) => (
            <EntryLine key={entry.id} entry={entry} onAsk={askFor} />
          ))}
        </ol>
      </Section>
      <Fishbone problem={problem} title={title} onAsk={askFor} />
      <Timeline problem={problem} onAsk={askFor} />
      {asked !== undefined && <EntryDialog number={problem.number} asked={asked} onClose={() => askFor(undefined)} />}
    </>
  )
}
