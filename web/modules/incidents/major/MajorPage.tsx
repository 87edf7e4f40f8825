import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Siren } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, KeyValue, Link, Popover, Section, Skeleton } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useLive } from '../../../platform/live.ts'
import { useNow } from '../../../platform/now.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { Updates } from '../../updates/Updates.tsx'
import { UpdatesBar } from '../../updates/UpdatesBar.tsx'
import { AddChildren, Children } from './Children.tsx'
import { EditMajorDialog } from './DeclareDialog.tsx'
import { lasting, lookAgain, saidIn, type MajorPage as Page } from './model.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { QuickEntry, Timeline } from './Timeline.tsx'
import styles from './Major.module.css'

/** Everything of one major incident on one page, also on a phone in a corridor. */
export function MajorPage() {
  const t = useT()
  const words = useProblemWords()
  const { number } = useParams({ strict: false })
  // Children are other tickets: what happens to them is not told on this one, so it is looked at now and then.
  const { data, error } = useQuery({ ...ask('GET /majors/:ref', { params: { ref: String(number) } }), refetchInterval: 10_000 })
  const id = data?.ticket.id
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.id === id)) void askAgain('GET /majors/:ref')
  })
  if (data !== undefined) return <Opened page={data} />
  if (error === null) return <Skeleton label={t('common.loading')} lines={10} />
  return (
    <EmptyState icon={<Siren aria-hidden />} title={t('tickets.not-loaded')} acts={<Link href="/major">{t('major.title')}</Link>} isPage>
      {words(error)}
    </EmptyState>
  )
}

function Opened({ page }: { page: Page }) {
  const { t } = useSpeech()
  const { ticket, stoodDownAt } = page
  return (
    <section className={styles.page} aria-labelledby="major-title">
      <title>{`${t('major.major')} #${String(ticket.number)} · ${t('desk.opora')}`}</title>
      <Head page={page} />
      <UpdatesBar number={ticket.number} />
      <div className={styles.sides}>
        <div className={styles.side}>
          <Section title={t('major.timeline')}>
            <QuickEntry page={page} />
            <Timeline moments={page.timeline.toReversed()} />
          </Section>
        </div>
        <div className={styles.side}>
          <Updates ticket={ticket} isIncident />
          <Facts page={page} />
          <Children page={page} />
          {stoodDownAt === null && page.resolvedAt === null && <AddChildren page={page} />}
        </div>
      </div>
    </section>
  )
}

function Head({ page }: { page: Page }) {
  const { t, format } = useSpeech()
  const now = useNow()
  const [asked, setAsked] = useState<'edit' | 'stand-down'>()
  const { ticket, declaredAt, stoodDownAt, resolvedAt, review } = page
  const state = stoodDownAt !== null ? 'over' : resolvedAt !== null ? 'resolved' : 'running'
  const time = format.duration(lasting(declaredAt, stoodDownAt, now))
  const close = () => setAsked(undefined)
  return (
    <header className={styles.head}>
      <div>
        <h1 id="major-title" className={styles.title}>
          #{ticket.number} {ticket.title}
        </h1>
        <p>{page.impact}</p>
        <p className={styles.quiet}>
          <Badge kind={state === 'running' ? 'late' : state === 'resolved' ? 'near' : 'met'}>{t(`major.state.${state}`)}</Badge>{' '}
          {t(stoodDownAt === null ? 'major.lasts' : 'major.lasted', { time })} ·{' '}
          {t('major.declared-at', { at: format.instant(declaredAt) })}
        </p>
      </div>
      <span className={styles.acts}>
        <Link href={`/tickets/${String(ticket.number)}`} kind="act">
          {t('major.open-ticket', { number: String(ticket.number) })}
        </Link>
        {review !== null && (
          <Link href={`/major/${String(ticket.number)}/review`} kind="act">
            {t('major.review')}: {t(`major.review-state.${review.state}`)}
          </Link>
        )}
        {stoodDownAt === null && (
          <>
            <Button onPress={() => setAsked('edit')}>{t('major.edit')}</Button>
            <Button kind={resolvedAt === null ? 'plain' : 'do'} onPress={() => setAsked('stand-down')}>
              {t('major.stand-down')}
            </Button>
          </>
        )}
      </span>
      {asked === 'edit' && <EditMajorDialog page={page} onClose={close} />}
      {asked === 'stand-down' && <StandDown number={ticket.number} onClose={close} />}
    </header>
  )
}

function StandDown({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useT()
  const { run, isPending, problem } = useAct('POST /majors/:ref/stand-down', { inForm: true })
  const stand = async (reason: string) => {
    if ((await run({ params: { ref: String(number) }, body: { reason } })) === undefined) return false
    await lookAgain()
    return true
  }
  return (
    <ReasonDialog
      title={t('major.stand-down-title')}
      text={t('major.stand-down-text')}
      label={t('major.stand-down-reason')}
      does={t('major.stand-down')}
      onDo={stand}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    />
  )
}

function Facts({ page }: { page: Page }) {
  const { t, format, language } = useSpeech()
  const names = (all: readonly { name: string }[]) => format.list(all.map(({ name }) => name))
  const rows = [
    { term: t('major.commander'), value: page.commander.name },
    { term: t('major.communicator'), value: page.communicator?.name ?? t('major.nobody') },
    { term: t('major.scribe'), value: page.scribe?.name ?? t('major.nobody') },
    { term: t('major.services'), value: format.list(page.services.map((one) => one.names[language])) || '—' },
    { term: t('major.organisations'), value: names(page.organisations) || t('major.everybody') },
    ...(page.people.length > 0 ? [{ term: t('major.people'), value: names(page.people) }] : []),
    ...(page.teams.length > 0 ? [{ term: t('major.teams'), value: names(page.teams) }] : []),
    { term: t('major.public'), value: saidIn(language, page.publicText) || t('major.public-none') },
  ]
  return (
    <Section title={t('major.roles')} aside={page.roles.length > 3 ? <Held page={page} /> : undefined}>
      <KeyValue rows={rows} />
    </Section>
  )
}

/** Who had which role when. */
function Held({ page }: { page: Page }) {
  const { t, format } = useSpeech()
  return (
    <Popover
      label={t('major.roles-history')}
      trigger={
        <Button size="small" kind="quiet">
          {t('major.roles-history')}
        </Button>
      }
    >
      <ol className={styles.list}>
        {page.roles.map(({ role, person, from, to }) => (
          <li key={`${role} ${from}`}>
            {to === null
              ? t('major.role-since', { role: t(`major.${role}`), person: person.name, from: format.instant(from) })
              : t('major.role-span', { role: t(`major.${role}`), person: person.name, from: format.instant(from), to: format.instant(to) })}
          </li>
        ))}
      </ol>
    </Popover>
  )
}
