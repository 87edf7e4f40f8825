import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Banner, BarChart, Button, EmptyState, Link, Section, Skeleton, TextField, type ChartSeries } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { Evidence, type Found } from './Evidence.tsx'
import { Lines } from './Lines.tsx'
import { logAddress, lookAddress, type LogSearch } from './log-search.ts'
import { Patterns } from './Patterns.tsx'
import styles from './Log.module.css'

type Reading = Answer<'GET /attachments/:id/log'>

/** A log that hangs on a ticket, opened in place: what it says, when it went wrong, and every line. */
export function LogPage() {
  const { t } = useSpeech()
  const words = useProblemWords()
  const { number = '', file = '' } = useParams({ strict: false })
  const look = useSearch({ from: '/desk/tickets/$number/logs/$file' })
  const { data, error } = useQuery({ ...ask('GET /attachments/:id/log', { params: { id: file } }), staleTime: Infinity })
  const [found, setFound] = useState<Found>()
  const base = logAddress(number, file)
  const title = data === undefined ? t('diagnosis.log') : data.name
  return (
    <section className={styles.page} aria-labelledby="log-title">
      <title>{`${title} · #${number} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="log-title" className={styles.title}>
          {title}
        </h1>
        <Link href={`/tickets/${number}`}>{t('diagnosis.to-ticket', { number })}</Link>
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('diagnosis.reading')} lines={12} />
      ) : (
        <Opened reading={data} base={base} file={file} look={look} onEvidence={setFound} />
      )}
      {found !== undefined && data !== undefined && (
        <Evidence number={number} file={data.name} found={found} onClose={() => setFound(undefined)} />
      )}
    </section>
  )
}

type OpenedProps = { reading: Reading; base: string; file: string; look: LogSearch; onEvidence: (found: Found) => void }

function Opened({ reading, base, file, look, onEvidence }: OpenedProps) {
  const { t } = useSpeech()
  const { lines, errors, warnings, patternCount, patterns, whole } = reading
  if (lines === 0) return <EmptyState title={t('diagnosis.empty')}>{t('diagnosis.empty-text')}</EmptyState>
  return (
    <>
      <p className={styles.sum}>{t('diagnosis.sum', { lines, errors, warnings, patterns: patternCount })}</p>
      {!whole && <Banner kind="near">{t('diagnosis.not-whole')}</Banner>}
      <Timeline reading={reading} base={base} />
      <div className={styles.sides}>
        <Section title={t('diagnosis.patterns')}>
          <Patterns patterns={patterns} chosen={look.pattern} base={base} onEvidence={onEvidence} />
          {patternCount > patterns.length && <p className={styles.rule}>{t('diagnosis.more-patterns', { count: patternCount })}</p>}
        </Section>
        <Section title={t('diagnosis.lines')}>
          <Find key={look.q} base={base} look={look} />
          <Lines file={file} look={look} base={base} onEvidence={onEvidence} />
        </Section>
      </div>
    </>
  )
}

/** Words are looked for when Enter is pressed: a long log is read anew for each. */
function Find({ base, look }: { base: string; look: LogSearch }) {
  const { t } = useSpeech()
  const go = useGo()
  const [q, setQ] = useState(look.q)
  const find = () => go(lookAddress(base, { q: q.trim(), pattern: look.pattern }))
  return (
    <div className={styles.find}>
      <TextField label={t('diagnosis.find')} type="search" value={q} onChange={setQ} onEnter={find} icon={<Search aria-hidden />} />
      <Button onPress={find}>{t('diagnosis.do-find')}</Button>
      {(look.q !== '' || look.pattern !== '' || look.line !== '') && <Link href={base}>{t('diagnosis.all-lines')}</Link>}
    </div>
  )
}

/** Warnings and errors in time; a bar leads to the first of its lines. */
function Timeline({ reading: { timeline }, base }: { reading: Reading; base: string }) {
  const { t, format } = useSpeech()
  const points = useMemo(
    () =>
      timeline.stretches.map(({ from, firstLine, warnings, errors }) => ({
        id: from,
        // The clock of the log, not the reader's: both look at the same line.
        label: logMoment(from, timeline.step),
        values: { errors, warnings },
        href: lookAddress(base, { line: String(firstLine) }),
      })),
    [timeline, base],
  )
  if (timeline.step === 0) return <p className={styles.rule}>{t('diagnosis.no-moments')}</p>
  const series: readonly ChartSeries[] = [
    { id: 'errors', label: t('diagnosis.errors'), kind: 'late' },
    { id: 'warnings', label: t('diagnosis.warnings'), kind: 'near', isHatched: true },
  ]
  return (
    <BarChart
      title={t('diagnosis.timeline', { step: format.duration(timeline.step) })}
      series={series}
      points={points}
      format={(value) => format.number(value)}
      pointsTitle={t('diagnosis.from')}
    />
  )
}

/** "12-01 10:30", with seconds where stretches are shorter than a minute. */
function logMoment(instant: string, step: number): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDateTime()
  const text = at.toString({ smallestUnit: step < 60_000 ? 'second' : 'minute' })
  return text.slice(5).replace('T', ' ')
}
