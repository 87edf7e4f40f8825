import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, SegmentedControl, Skeleton, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech, type T } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import styles from './Problems.module.css'

export type Source = Answer<'GET /tickets/:ref/problem/sources'>['items'][number]
const kinds = ['all', 'message', 'file', 'log', 'check'] as const
type Shown = (typeof kinds)[number]

type SourceChoiceProps = { number: number; link: string; onChoose: (source: Source) => void }

/** What happened on the problem's incidents, to be taken as evidence: the last first, narrowed by kind and words. */
export function SourceChoice({ number, link, onChoose }: SourceChoiceProps) {
  const { t, format } = useSpeech()
  const words = useProblemWords()
  const [kind, setKind] = useState<Shown>('all')
  const [text, setText] = useState('')
  const query = { ...(kind === 'all' ? {} : { kind }), text: useSettled(text.trim()) }
  const { data, error } = useQuery(ask('GET /tickets/:ref/problem/sources', { params: { ref: String(number) }, query }))
  return (
    <fieldset className={styles.sources}>
      <legend>{t('problems.sources')}</legend>
      <SegmentedControl<Shown>
        label={t('problems.source-kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((id) => ({ id, label: t(`problems.sources.${id}`) }))}
      />
      <TextField label={t('problems.source-words')} type="search" value={text} onChange={setText} />
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={3} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('common.nothing-found')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <div role="group" aria-label={t('problems.sources')} className={styles.choices}>
          {data.items.map((source) => (
            <button
              key={`${source.kind} ${source.id}`}
              type="button"
              className={styles.choice}
              aria-pressed={source.link === link && source.kind !== 'file'}
              onClick={() => onChoose(source)}
            >
              <span className={styles.said}>{textOf(t, source)}</span>
              <small>
                {[t(`problems.source.${source.kind}`), `#${String(source.ticket.number)} ${source.ticket.title}`, source.by]
                  .filter((part) => part !== '')
                  .join(' · ')}
                {', '}
                {format.instant(source.at)}
              </small>
            </button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

const longest = 400

/** As evidence it begins with what was found; whoever takes it writes on. */
export function quoteOf(t: T, source: Source): string {
  const where = { number: String(source.ticket.number), text: textOf(t, source), by: source.by }
  return source.kind === 'message' ? t('problems.quote-message', where) : t('problems.quote-other', where)
}

function textOf(t: T, { kind, text, outcome }: Source): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  if (kind === 'check' && outcome !== null) return `${plain}: ${t(`diagnosis.outcome.${outcome}`)}`
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain
}
