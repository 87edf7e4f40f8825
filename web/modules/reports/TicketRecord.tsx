import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Check, Download, X } from 'lucide-react'
import { Banner, KeyValue, Link, Section, Skeleton } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { addressOf } from '../../platform/client.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { MakeArticle } from '../knowledge/MakeArticle.tsx'
import report from './Report.module.css'
import styles from './TicketRecord.module.css'

type Part = Answer<'GET /tickets/:ref/record'>['parts'][number]

/** What there is to say of a ticket: told from its log, kept as a file, and the beginning of an article. */
export function TicketRecord() {
  const { t, language, format } = useSpeech()
  const words = useProblemWords()
  const { number } = useParams({ from: '/desk/tickets/$number/record' })
  const asked = { params: { ref: number }, query: { language, zone: format.zone } }
  const { data, error } = useQuery(ask('GET /tickets/:ref/record', asked))
  const { data: page } = useQuery(ask('GET /tickets/:ref', { params: { ref: number } }))
  return (
    <section className={report.page} aria-labelledby="record-title">
      <title>{`${t('reports.record.title')} #${number} · ${t('desk.opora')}`}</title>
      <header className={report.head}>
        <h1 id="record-title" className={report.title}>
          {t('reports.record.title')} {data?.title ?? `#${number}`}
        </h1>
        <span className={report.files}>
          <a href={addressOf('GET /tickets/:ref/record/file', asked)} download>
            <Download aria-hidden /> {t('reports.record.save')}
          </a>
          <Link href={`/tickets/${number}`}>{t('reports.record.back')}</Link>
        </span>
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={12} />}
      <div className={styles.parts}>
        {data?.parts.map((part) => (
          <One key={part.part} part={part} />
        ))}
        {page !== undefined && <MakeArticle ticket={page.ticket} />}
      </div>
    </section>
  )
}

function One({ part: { title, facts, lines } }: { part: Part }) {
  return (
    <Section title={title}>
      <div className={styles.part}>
        {facts.length > 0 && <KeyValue rows={facts} />}
        {lines.length > 0 && (
          <ol className={styles.lines}>
            {lines.map((line, n) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines are told in order and have no ids
              <Told key={n} line={line} />
            ))}
          </ol>
        )}
      </div>
    </Section>
  )
}

function Told({ line: { at, title, text, detail, good } }: { line: Part['lines'][number] }) {
  const { t, format } = useSpeech()
  return (
    <li className={styles.line}>
      <time className={styles.at} dateTime={at ?? undefined}>
        {at !== null && format.instant(at)}
      </time>
      <div className={styles.said}>
        <b className={styles.what} data-good={good}>
          {good === true && <Check aria-label={t('reports.record.good')} />}
          {good === false && <X aria-label={t('reports.record.bad')} />}
          {title}
        </b>
        {text !== '' && <p className={styles.text}>{text}</p>}
        {detail !== '' && <pre className={styles.detail}>{detail}</pre>}
      </div>
    </li>
  )
}
