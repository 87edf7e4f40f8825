import { useId, useState } from 'react'
import { Badge, Button, Card, Link, toast, type Meaning } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { DismissDialog } from './DismissDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { type Recurrence, useProblemAct } from './model.ts'
import { oneIn, spanOf } from './recurrence-words.ts'
import { WeekBars } from './WeekBars.tsx'
import styles from './Recurrences.module.css'

const meaning: Record<Recurrence['state'], Meaning> = { proposed: 'near', accepted: 'met', merged: 'met', dismissed: 'neutral' }
const shown = 5
type Open = 'accept' | 'merge' | 'dismiss' | undefined

/** Why these incidents look like one problem, what they cost, and what can be done about it. */
export function RecurrenceCard({ recurrence }: { recurrence: Recurrence }) {
  const { t, format, language } = useSpeech()
  const id = useId()
  const [open, setOpen] = useState<Open>()
  const [isLong, setLong] = useState(false)
  const { state, early, words, service, category, asset, unusual, cost, tickets, problem, decided } = recurrence
  const unlinked = problem === null ? 0 : tickets.filter(({ linked }) => !linked).length
  const close = () => setOpen(undefined)
  const facts = [
    ...(service === null ? [] : [`${t('tickets.service')}: ${service.names[language]}`]),
    ...(category === null ? [] : [`${t('tickets.category')}: ${category.names[language]}`]),
    ...(asset === null ? [] : [`${t('tickets.asset')}: ${asset.name}`]),
  ]
  const visible = isLong ? tickets : tickets.slice(0, shown)
  return (
    <section aria-labelledby={id}>
      <Card>
        <div className={styles.card}>
          <header className={styles.head}>
            <h2 id={id} className={styles.name}>
              {words.length > 0 ? words.slice(0, 5).join(', ') : facts[0]}
            </h2>
            {early && <Badge kind="neutral">{t('problems.recurrence.early')}</Badge>}
            {state !== 'proposed' && <Badge kind={meaning[state]}>{t(`problems.recurrence.state.${state}`)}</Badge>}
            <WeekBars weeks={recurrence.weeks} />
          </header>
          {early && <p className={styles.facts}>{t('problems.recurrence.early-text')}</p>}
          {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
          <p>
            {t('problems.recurrence.unusual', {
              incidents: unusual.incidents,
              days: spanOf(unusual),
              expected: format.number(unusual.expected, { maximumFractionDigits: 1 }),
              before: unusual.before,
              since: format.instant(unusual.since, 'day'),
            })}{' '}
            {t('problems.recurrence.chance', { number: format.number(oneIn(unusual.chance)) })}
          </p>
          <dl className={styles.cost}>
            <Fact term={t('problems.incidents')} value={format.number(tickets.length)} />
            <Fact term={t('problems.recurrence.since')} value={format.instant(recurrence.began, 'day')} />
            <Fact term={t('problems.recurrence.hours')} value={format.hours(cost.hours * 3_600_000)} />
            <Fact term={t('problems.recurrence.breaches')} value={format.number(cost.breaches)} />
            <Fact term={t('problems.recurrence.people')} value={format.number(cost.people)} />
          </dl>
          <ul className={styles.tickets} aria-label={t('problems.incidents')}>
            {visible.map((ticket) => (
              <li key={ticket.id}>
                <time dateTime={ticket.at}>{format.instant(ticket.at)}</time>
                <Link href={`/tickets/${String(ticket.number)}`}>
                  #{ticket.number} {ticket.title}
                </Link>
                <span className={styles.status}>{t(`tickets.status.${ticket.status}`)}</span>
              </li>
            ))}
          </ul>
          {tickets.length > shown && (
            <span>
              <Button size="small" kind="quiet" onPress={() => setLong(!isLong)}>
                {isLong ? t('problems.recurrence.fewer') : t('problems.recurrence.more', { count: tickets.length - shown })}
              </Button>
            </span>
          )}
          {decided !== null && (
            <p className={styles.decided}>
              {t('problems.recurrence.decided', { by: decided.by?.name ?? t('tickets.nobody'), at: format.instant(decided.at) })}
              {decided.reason !== '' && ` ${decided.reason}`}
              {recurrence.returnsAt !== null && ` ${t('problems.recurrence.returns', { count: recurrence.returnsAt })}`}
            </p>
          )}
          {problem !== null && (
            <p className={styles.acts}>
              <Link href={`/tickets/${String(problem.number)}#cause`}>
                #{problem.number} {problem.title}
              </Link>
              {unlinked > 0 && <LinkRest recurrence={recurrence.id} problem={problem.number} count={unlinked} />}
            </p>
          )}
          {state === 'proposed' && (
            <div className={styles.acts}>
              <Button kind="do" onPress={() => setOpen('accept')}>
                {t('problems.recurrence.accept')}
              </Button>
              <Button onPress={() => setOpen('merge')}>{t('problems.recurrence.merge')}</Button>
              <Button kind="quiet" onPress={() => setOpen('dismiss')}>
                {t('problems.recurrence.dismiss')}
              </Button>
            </div>
          )}
        </div>
      </Card>
      {open === 'accept' && <AcceptDialog recurrence={recurrence} onClose={close} />}
      {open === 'merge' && <MergeDialog recurrence={recurrence} onClose={close} />}
      {open === 'dismiss' && <DismissDialog recurrence={recurrence} onClose={close} />}
    </section>
  )
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Incidents that came after it was decided. */
function LinkRest({ recurrence, problem, count }: { recurrence: string; problem: number; count: number }) {
  const { t } = useSpeech()
  const { run, isPending } = useProblemAct('PUT /recurrences/:id/problem')
  const link = async () => {
    if ((await run({ params: { id: recurrence }, body: { problem: String(problem) } })) !== undefined)
      toast({ kind: 'met', text: t('problems.recurrence.merged', { number: String(problem) }) })
  }
  return (
    <Button size="small" isPending={isPending} onPress={() => void link()}>
      {t('problems.recurrence.link-rest', { count })}
    </Button>
  )
}
