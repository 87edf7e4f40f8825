import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, IconButton, Link } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { Found } from './Evidence.tsx'
import { lookAddress } from './log-search.ts'
import { SeverityMark } from './SeverityMark.tsx'
import styles from './Log.module.css'

type Pattern = Answer<'GET /attachments/:id/log'>['patterns'][number]
type PatternsProps = { patterns: readonly Pattern[]; chosen: string; base: string; onEvidence: (found: Found) => void }

const atOnce = 50

/** What the log says, new and rare first; each leads to its lines. */
export function Patterns({ patterns, chosen, base, onEvidence }: PatternsProps) {
  const { t } = useSpeech()
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      <ul className={styles.list} aria-label={t('diagnosis.patterns')}>
        {patterns.slice(0, shown).map((pattern) => (
          <One key={pattern.id} pattern={pattern} isChosen={String(pattern.id) === chosen} base={base} onEvidence={onEvidence} />
        ))}
      </ul>
      {patterns.length > shown && <Button onPress={() => setShown(shown + 200)}>{t('diagnosis.more')}</Button>}
    </>
  )
}

type OneProps = { pattern: Pattern; isChosen: boolean; base: string; onEvidence: (found: Found) => void }

function One({ pattern, isChosen, base, onEvidence }: OneProps) {
  const { t, format } = useSpeech()
  const { id, template, count, severity, fresh, rare, firstLine, lastLine, example } = pattern
  return (
    <li className={styles.pattern} data-chosen={isChosen || undefined}>
      <span className={styles.marks}>
        <SeverityMark severity={severity} />
        {fresh && (
          <Badge kind="accent" size="small">
            {t('diagnosis.new')}
          </Badge>
        )}
        {rare && <Badge size="small">{t('diagnosis.rare')}</Badge>}
        <span className={styles.count}>{t('diagnosis.count', { count })}</span>
        <span className={styles.where}>{t('diagnosis.where', { first: format.number(firstLine), last: format.number(lastLine) })}</span>
      </span>
      <Link href={lookAddress(base, { pattern: String(id) })} isCurrent={isChosen}>
        <code className={styles.code}>{template}</code>
      </Link>
      <IconButton
        size="small"
        label={t('diagnosis.pattern-to-note')}
        icon={<NotebookPen aria-hidden />}
        onPress={() => onEvidence({ kind: 'pattern', template, count, firstLine, lastLine, example })}
      />
    </li>
  )
}
