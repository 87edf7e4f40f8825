import { useQuery } from '@tanstack/react-query'
import { Banner, Button, FormActs, TextArea } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useDraft } from '../../conversations/draft.ts'
import type { Attachment } from '../../conversations/model.ts'
import { blank, fillCard, parts, type Need, type Part } from '../card.ts'
import type { Page } from '../model.ts'

const words = { done: 'done', ruledOut: 'ruled-out', evidence: 'evidence', question: 'question' } as const

type Written = {
  card: Record<Part, string>
  /** What the level's rule asks for and is plainly not there. */
  lacks: readonly Need[]
  needed: ReadonlySet<Need>
  field: (name: string) => string
  set: (name: string) => (text: string) => void
  /** Forgets what was typed, so that the ticket fills the card anew. */
  /** Files chosen for the letter to a vendor. */
  files: readonly Attachment[]
  onFiles: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void
  refill: () => void
  drop: () => void
}

/** A hand-over card while it is written: filled from the ticket until something is typed, which the server keeps. */
export function useCard(page: Page, level: string): Written {
  const { t, format } = useSpeech()
  const { ticket } = page
  const rules = useQuery(ask('GET /hand-over-rules', {})).data?.items
  const { draft, edit, drop } = useDraft(`escalation:${ticket.id}`)
  const filled: Partial<Record<string, string>> = fillCard(page, t, format)
  const field = (name: string) => draft.fields[name] ?? filled[name] ?? ''
  const set = (name: string) => (text: string) => edit(({ fields }) => ({ fields: { ...fields, [name]: text } }))
  const refill = () =>
    edit(({ fields }) => ({
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'done' && name !== 'evidence')),
    }))
  const card = { done: field('done'), ruledOut: field('ruledOut'), evidence: field('evidence'), question: field('question') }
  const asked = rules?.find((rule) => rule.level === level)?.needs ?? []
  const onFiles: Written['onFiles'] = (change) => edit(({ attachments }) => ({ attachments: [...change(attachments)] }))
  const files = draft.attachments
  return { card, lacks: blank(card, ticket, asked), needed: new Set(asked), field, set, files, onFiles, refill, drop }
}

export function CardFields({ written, isUrgent }: { written: Written; isUrgent: boolean }) {
  const t = useT()
  const { card, lacks, needed, set, refill } = written
  return (
    <>
      {parts.map((part, i) => (
        <TextArea
          key={part}
          label={t(`tickets.card.${words[part]}`)}
          help={t(`tickets.card.${words[part]}-help`)}
          name={`card.${part}`}
          value={card[part]}
          onChange={set(part)}
          rows={card[part].includes('\n') ? 4 : 2}
          required={needed.has(part)}
          autoFocus={i === 0}
        />
      ))}
      <FormActs>
        <Button kind="quiet" size="small" onPress={refill}>
          {t('tickets.card.fill-again')}
        </Button>
      </FormActs>
      {lacks.length > 0 && <Lacking lacks={lacks} isUrgent={isUrgent} />}
    </>
  )
}

function Lacking({ lacks, isUrgent }: { lacks: readonly Need[]; isUrgent: boolean }) {
  const { t, format } = useSpeech()
  const what = t('tickets.card.lacks', { what: format.list(lacks.map((need) => t(`tickets.card.need.${need}`))) })
  return isUrgent ? (
    <Banner kind="near" title={what}>
      {t('tickets.card.now-text')}
    </Banner>
  ) : (
    <Banner>{what}</Banner>
  )
}
