import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton, KeyValue, Link, Section, toast } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { DetailsDialog } from './DetailsDialog.tsx'
import { articleQuestions, helpHref, type Article, type Version } from './model.ts'
import { useServices } from './services.ts'
import styles from './Knowledge.module.css'

/** For whom an article is, when it is looked at again, and what its readers say. */
export function ArticleSide({ article, version }: { article: Article; version: Version }) {
  const { t, format } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { names } = useServices()
  const { published, words, services, checkBy, may, audience } = article
  const isOut = article.state === 'published' && published !== null && published.audience !== 'internal'
  return (
    <>
      <Section
        title={t('knowledge.about-it')}
        aside={
          may.write && (
            <IconButton size="small" label={t('knowledge.edit-details')} icon={<Pencil aria-hidden />} onPress={() => setOpen(true)} />
          )
        }
      >
        <KeyValue
          rows={[
            { term: t('knowledge.audience'), value: t(`knowledge.audience.${version.audience}`) },
            ...(version.organisations.length === 0
              ? []
              : [{ term: t('knowledge.organisations'), value: format.list(version.organisations.map(({ name }) => name)) }]),
            { term: t('knowledge.services'), value: format.list(services.flatMap((id) => names.get(id) ?? [])) || t('tickets.none') },
            { term: t('knowledge.words'), value: words.join(', ') || t('tickets.none') },
            { term: t('knowledge.check-by'), value: checkBy === null ? t('tickets.none') : dayOf(format.language, checkBy) },
            { term: t('knowledge.version'), value: versionWords(version, t, format) },
          ]}
        />
        {may.write && article.isCheckDue && <StillRight number={article.number} />}
        <p className={styles.acts}>
          {isOut && (
            <Link href={helpHref(article)} newTab>
              {t('knowledge.as-readers-see')}
            </Link>
          )}
          {article.source !== null && <MadeFrom ticket={article.source} />}
        </p>
      </Section>
      {audience !== 'internal' && published !== null && <Answers article={article} />}
      {isOpen && <DetailsDialog article={article} onClose={() => setOpen(false)} />}
    </>
  )
}

const dayOf = (language: string, day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })

function versionWords(
  { n, author, writtenAt, why }: Version,
  t: ReturnType<typeof useSpeech>['t'],
  format: ReturnType<typeof useSpeech>['format'],
) {
  const said = t('knowledge.version-by', { n, who: author?.name ?? t('knowledge.somebody'), when: format.instant(writtenAt) })
  return why === '' ? said : `${said}: ${why}`
}

/** It was looked at, and nothing is to be changed. */
function StillRight({ number }: { number: number }) {
  const { t } = useSpeech()
  const now = useNow()
  const { data: rules } = useQuery(ask('GET /settings/knowledge', {}))
  const { run, isPending } = useAct('PATCH /articles/:number')
  const confirm = async () => {
    const checkBy = now
      .toZonedDateTimeISO(Temporal.Now.timeZoneId())
      .toPlainDate()
      .add({ months: rules?.checkMonths ?? 12 })
      .toString()
    if ((await run({ params: { number: String(number) }, body: { checkBy } })) === undefined) return
    await askAgain(...articleQuestions)
    toast({ kind: 'met', text: t('knowledge.confirmed') })
  }
  return (
    <Button size="small" isPending={isPending} onPress={() => void confirm()}>
      {t('knowledge.still-right')}
    </Button>
  )
}

/** Who may not read the ticket does not see that there is one. */
function MadeFrom({ ticket }: { ticket: string }) {
  const { t } = useSpeech()
  const { data } = useQuery(ask('GET /tickets/:ref', { params: { ref: ticket } }))
  if (data === undefined) return null
  const { number } = data.ticket
  return <Anchor href={`/tickets/${String(number)}`}>{t('knowledge.made-from', { number: String(number) })}</Anchor>
}

function Answers({ article: { helpful, unhelpful, solved, comments } }: { article: Article }) {
  const { t, format } = useSpeech()
  return (
    <Section title={t('knowledge.answers')}>
      <p>{helpful + unhelpful === 0 ? t('knowledge.no-answers') : t('knowledge.helped', { helpful, all: helpful + unhelpful })}</p>
      {solved > 0 && <p>{t('knowledge.solved-count', { solved })}</p>}
      {comments.length > 0 && (
        <ul className={styles.comments}>
          {comments.map(({ id, text, helpful: isHelpful, n, at }) => (
            <li key={id}>
              <p>{text}</p>
              <span className={styles.small}>
                {[
                  isHelpful ? t('knowledge.said-helpful') : t('knowledge.said-unhelpful'),
                  t('knowledge.of-version', { n }),
                  format.instant(at),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
