import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Banner, Skeleton } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech, type Language, type T } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { listed } from '../vendors/model.ts'
import { articleFrom } from './from-ticket.ts'
import { emptyForm, textsOf, useWriting, type Form } from './form.ts'
import { articleQuestions, hrefOf } from './model.ts'
import { WritingFrame } from './WritingFrame.tsx'

type TicketPage = Answer<'GET /tickets/:ref'>

/** An article is begun, from nothing or (`?ticket=1024`) from what a ticket knows. */
export function NewArticle() {
  const { t } = useSpeech()
  const { ticket } = useSearch({ strict: false })
  const asked = typeof ticket === 'string'
  const { data, error } = useQuery({ ...ask('GET /tickets/:ref', { params: { ref: String(ticket) } }), enabled: asked })
  if (asked && data === undefined && error === null) return <Skeleton label={t('common.loading')} lines={10} />
  return <Begun key={data?.ticket.id ?? ''} page={data} />
}

function Begun({ page }: { page: TicketPage | undefined }) {
  const { t, language } = useSpeech()
  const go = useGo()
  const initial = useMemo(() => (page === undefined ? emptyForm : formFrom(page, t, language)), [page, t, language])
  const ticket = page?.ticket
  const writing = useWriting(`article:new${ticket === undefined ? '' : `-${String(ticket.number)}`}`, 'new', initial)
  const add = useAct('POST /articles', { inForm: true })
  const review = useAct('POST /articles/:number/review')
  const save = async (andReview: boolean) => {
    const { audience, organisations, services, words } = writing.form
    const made = await add.run({
      body: {
        audience,
        organisations: audience === 'clients' ? organisations.map(({ id }) => id) : [],
        texts: textsOf(writing.form),
        services: [...services],
        words: listed(words),
        source: ticket?.id ?? null,
      },
    })
    if (made === undefined) return
    writing.drop()
    if (andReview) await review.run({ params: { number: String(made.number) } })
    await askAgain(...articleQuestions)
    go(hrefOf(made), { replace: true })
  }
  return (
    <WritingFrame
      title={ticket === undefined ? t('knowledge.write') : t('knowledge.make-from', { number: String(ticket.number) })}
      writing={writing}
      onSave={save}
      onLeave={() => go(ticket === undefined ? '/knowledge' : `/tickets/${String(ticket.number)}`)}
      isPending={add.isPending || review.isPending}
      problem={add.problem}
    >
      {ticket !== undefined && <Banner title={t('knowledge.read-it-first')}>{t('knowledge.read-it-first-text')}</Banner>}
    </WritingFrame>
  )
}

/** In the language of its record; nobody is named in it. */
function formFrom({ ticket, spine }: TicketPage, t: T, language: Language): Form {
  const messages = spine.flatMap((item) => (item.item === 'message' ? [item.message] : []))
  const first = messages.find(({ audience, direction }) => audience === 'requester' && direction === 'in')
  const people = [
    ticket.requester,
    ticket.affected,
    ticket.owner,
    ticket.assignee,
    ticket.organisation,
    ...messages.map(({ author }) => author),
  ]
  const resolution = ticket.resolution ?? ''
  const spoken: Language = /[а-яё]/i.test(`${ticket.title}${resolution}`) ? 'ru' : language === 'ru' && resolution === '' ? 'ru' : 'en'
  const text = articleFrom(
    { title: ticket.title, symptom: first?.text ?? '', resolution, names: people.flatMap((one) => one?.name ?? []) },
    {
      symptom: t(`knowledge.part.${spoken}.symptom`),
      deed: t(`knowledge.part.${spoken}.deed`),
      person: t(`knowledge.part.${spoken}.person`),
      address: t(`knowledge.part.${spoken}.address`),
      phone: t(`knowledge.part.${spoken}.phone`),
    },
  )
  const services = ticket.service === null ? [] : [ticket.service.id]
  return { ...emptyForm, texts: { ...emptyForm.texts, [spoken]: text }, services }
}
