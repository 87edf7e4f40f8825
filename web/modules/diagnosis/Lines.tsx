import { useQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { Banner, Button, IconButton, Skeleton } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import type { Found } from './Evidence.tsx'
import type { LogSearch } from './log-search.ts'
import { SeverityMark } from './SeverityMark.tsx'
import styles from './Log.module.css'

type Hit = Answer<'GET /attachments/:id/log/lines'>['hits'][number]
type LinesProps = { file: string; look: LogSearch; base: string; onEvidence: (found: Found) => void }

const atOnce = 100
/** Lines shown before the one that a bar of the timeline leads to. */
const before = 3

/** Lines that were looked for, with those around them; without a wish the log from its beginning. */
export function Lines(props: LinesProps) {
  const { look } = props
  return <Sought key={`${look.q} ${look.pattern} ${look.line}`} {...props} />
}

function Sought({ file, look, onEvidence }: LinesProps) {
  const { t } = useSpeech()
  const words = useProblemWords()
  const [starts, setStarts] = useState([Math.max(0, Number(look.line || '1') - 1 - before)])
  const isSearch = look.q !== '' || look.pattern !== ''
  const after = starts.at(-1) ?? 0
  const query = {
    text: look.q,
    ...(look.pattern === '' ? {} : { pattern: look.pattern }),
    after: String(after),
    limit: String(atOnce),
    around: isSearch ? '2' : '0',
  }
  const { data, error } = useQuery({ ...ask('GET /attachments/:id/log/lines', { params: { id: file }, query }), staleTime: Infinity })
  if (error !== null) return <Banner kind="late">{words(error)}</Banner>
  if (data === undefined) return <Skeleton label={t('diagnosis.reading')} lines={8} />
  const { hits, total, next } = data
  return (
    <>
      <p className={styles.rule} role="status">
        {isSearch ? t('diagnosis.found', { count: total }) : t('diagnosis.of-lines', { count: total })}
      </p>
      <ol className={styles.lines} aria-label={t('diagnosis.lines')}>
        {hits.map((hit) => (
          <One key={hit.line} hit={hit} words={look.q} isMarked={String(hit.line) === look.line} onEvidence={onEvidence} />
        ))}
      </ol>
      <span className={styles.turn}>
        {starts.length > 1 && <Button onPress={() => setStarts(starts.slice(0, -1))}>{t('diagnosis.earlier')}</Button>}
        {next !== null && <Button onPress={() => setStarts([...starts, next])}>{t('diagnosis.further')}</Button>}
      </span>
    </>
  )
}

type OneProps = { hit: Hit; words: string; isMarked: boolean; onEvidence: (found: Found) => void }

function One({ hit, words, isMarked, onEvidence }: OneProps) {
  const { t, format } = useSpeech()
  const { line, text, severity } = hit
  return (
    <li className={styles.hit} data-severity={severity} data-marked={isMarked || undefined}>
      <span className={styles.number}>{format.number(line)}</span>
      <code className={styles.code}>
        {hit.before.map((one, i) => (
          <span key={line - hit.before.length + i} className={styles.near}>
            {one}
          </span>
        ))}
        <span className={styles.text}>
          <Marked text={text} words={words} />
        </span>
        {hit.after.map((one, i) => (
          <span key={line + 1 + i} className={styles.near}>
            {one}
          </span>
        ))}
      </code>
      <span className={styles.acts}>
        <SeverityMark severity={severity} />
        <IconButton
          size="small"
          label={t('diagnosis.line-to-note', { line: format.number(line) })}
          icon={<NotebookPen aria-hidden />}
          onPress={() => onEvidence({ kind: 'line', line, text: [...hit.before, text, ...hit.after].join('\n') })}
        />
      </span>
    </li>
  )
}

/** The words that were looked for stand out in the line. */
function Marked({ text, words }: { text: string; words: string }) {
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase())
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  )
}
