import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft, SearchX } from 'lucide-react'
import { Badge, Banner, Button, Card, EmptyState, Link, Skeleton, Stepper } from '../../design/index.ts'
import { Problem } from '../../platform/client.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { Prose } from '../conversations/Prose.tsx'
import { CheckIt } from './CheckIt.tsx'
import type { Page } from './model.ts'
import { Rate } from './Rate.tsx'
import { Reply } from './Reply.tsx'
import { useStateWords } from './state-words.ts'
import { Story } from './Story.tsx'
import { Workarounds } from './Workarounds.tsx'
import styles from './Ticket.module.css'

/** One request: where it is, whose it is, what was promised, what was said. */
export function Ticket() {
  const t = useT()
  const { number = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({ ...ask('GET /portal/tickets/:ref', { params: { ref: number } }), refetchInterval: 15_000 })
  return (
    <div className={styles.page}>
      <Link href="/portal" kind="act">
        <span className={styles.back}>
          <ArrowLeft aria-hidden />
          {t('portal.back')}
        </span>
      </Link>
      {data !== undefined && <Shown page={data} />}
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={8} />}
      {data === undefined && error !== null && <Failed error={error} onRetry={() => void refetch()} />}
    </div>
  )
}

function Shown({ page }: { page: Page }) {
  const t = useT()
  return (
    <>
      <title>{`#${String(page.number)} ${page.title}`}</title>
      <Head page={page} />
      {page.mergedInto !== null && <Merged into={page.mergedInto} />}
      <Now page={page} />
      <Workarounds number={page.number} />
      {page.may.rate && page.state === 'done' && <Rate page={page} />}
      <section aria-labelledby="story" className={styles.talk}>
        <h2 id="story" className={styles.heading}>
          {t('portal.story')}
        </h2>
        <Story items={page.story} />
        {page.may.reply && <Reply page={page} />}
      </section>
    </>
  )
}

function Head({ page }: { page: Page }) {
  const { t, format, language } = useSpeech()
  const about = [
    t('portal.asked-on', { when: format.instant(page.openedAt, 'full') }),
    ...(page.mine ? [] : [t('portal.asked-by', { person: page.requester.name })]),
    ...(page.affected === null || page.affected.id === page.requester.id ? [] : [t('portal.concerns', { person: page.affected.name })]),
    ...(page.service === null ? [] : [page.service.names[language]]),
  ]
  return (
    <header>
      <h1 className={styles.title}>
        {page.title} <span className={styles.number}>#{page.number}</span>
      </h1>
      <p className={styles.about}>{about.join(' · ')}</p>
    </header>
  )
}

/** The tracker with its moments, the sentence, and what is asked of the reader. */
function Now({ page }: { page: Page }) {
  const { t, format } = useSpeech()
  const words = useStateWords()
  const now = page.steps.findIndex(({ stage }) => stage === page.stage)
  return (
    <Card size="big">
      <div className={styles.now}>
        <Stepper
          label={t('portal.stages')}
          stages={page.steps.map(({ stage, at }, i) => ({
            id: stage,
            label: t(`portal.stage.${stage}`),
            state: i < now || page.state === 'done' ? 'done' : i === now ? 'now' : 'todo',
            note: at === null ? undefined : format.instant(at),
          }))}
        />
        <p className={styles.words}>
          {page.state === 'waits-for-you' && <Badge kind="near">{t('portal.your-turn')}</Badge>}
          {words(page)}
          {page.closedHow === 'silence' && ` ${t('portal.closed-on-silence')}`}
        </p>
        {page.resolution !== null && (page.state === 'check-it' || page.state === 'done') && (
          <div className={styles.resolution}>
            <strong>{t('portal.what-was-done')}</strong>
            <Prose text={page.resolution} tickets="/portal/tickets" />
          </div>
        )}
        {page.may.verify && <CheckIt number={page.number} />}
        {page.copies.length > 0 && (
          <p className={styles.copies}>
            {t('portal.read-along', { people: format.list(page.copies.map(({ name, address }) => name || address)) })}
          </p>
        )}
      </div>
    </Card>
  )
}

function Merged({ into }: { into: NonNullable<Page['mergedInto']> }) {
  const t = useT()
  return (
    <Banner
      acts={
        into.mayRead ? (
          <Link href={`/portal/tickets/${String(into.number)}`} kind="act">
            {t('portal.open')}
          </Link>
        ) : undefined
      }
    >
      {t('portal.merged', { number: String(into.number) })}
    </Banner>
  )
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT()
  const words = useProblemWords()
  const isGone = error instanceof Problem && error.code === 'not-found'
  return (
    <Card size="big">
      <h1 className={styles.title}>{isGone ? t('portal.no-ticket') : t('portal.not-loaded')}</h1>
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={words(error)}
        acts={isGone ? undefined : <Button onPress={onRetry}>{t('common.retry')}</Button>}
      >
        {isGone ? t('portal.no-ticket-text') : t('portal.try-later')}
      </EmptyState>
    </Card>
  )
}
