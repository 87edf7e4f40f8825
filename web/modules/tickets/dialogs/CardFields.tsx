import { Banner, Button, Checkbox, FormActs, TextArea, TextField } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useDraft } from '../../conversations/draft.ts'
import type { Attachment } from '../../conversations/model.ts'
import { fillFromRuns } from '../../diagnosis/trees/run-card.ts'
import { useRuns } from '../../diagnosis/trees/runs.ts'
import { blank, fillCard, parts, type Need, type Part } from '../card.ts'
import type { Page } from '../model.ts'
import styles from '../Checklist.module.css'

const words = { done: 'done', ruledOut: 'ruled-out', evidence: 'evidence', question: 'question' } as const

type Asks = NonNullable<Page['cardAsks']>

type Written = {
  card: Record<Part, string> & { tried?: { check: string; made: boolean; remark: string }[] }
  /** What the level must try before it passes on, and how much of it nothing is said of yet. */
  checks: Asks['checks']
  untried: number
  /** What the level's rule asks for and is plainly not there. */
  lacks: readonly Need[]
  needed: ReadonlySet<Need>
  field: (name: string) => string
  set: (name: string) => (text: string) => void
  /** Files chosen for the letter to a vendor. */
  files: readonly Attachment[]
  onFiles: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void
  /** Forgets what was typed, so that the ticket fills the card anew. */
  refill: () => void
  drop: () => void
}

/** A hand-over card while it is written: filled from the ticket until something is typed, which the server keeps. */
export function useCard(page: Page, asks: Asks | null): Written {
  const { t, format, language } = useSpeech()
  const { ticket } = page
  const runs = useRuns(ticket.number)
  const { draft, edit, drop } = useDraft(`escalation:${ticket.id}`)
  const filled: Partial<Record<string, string>> = joined(fillFromRuns(runs, t, language), fillCard(page, t, format))
  const field = (name: string) => draft.fields[name] ?? filled[name] ?? ''
  const set = (name: string) => (text: string) => edit(({ fields }) => ({ fields: { ...fields, [name]: text } }))
  const refill = () =>
    edit(({ fields }) => ({
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !['done', 'ruledOut', 'evidence', 'question'].includes(name))),
    }))
  const asked = asks?.needs ?? []
  const checks = asks?.checks ?? []
  const tried = checks.flatMap(({ id }) => {
    const made = field(`tried.${id}`)
    return made === '' ? [] : [{ check: id, made: made === 'made', remark: field(`remark.${id}`) }]
  })
  const untried = checks.filter(({ id }) => {
    const said = tried.find(({ check }) => check === id)
    return said === undefined || (!said.made && said.remark.trim() === '')
  })
  const parted = { done: field('done'), ruledOut: field('ruledOut'), evidence: field('evidence'), question: field('question') }
  const card = { ...parted, ...(checks.length === 0 ? {} : { tried }) }
  const onFiles: Written['onFiles'] = (change) => edit(({ attachments }) => ({ attachments: [...change(attachments)] }))
  const lacks = blank(parted, ticket, asked)
  return {
    card,
    checks,
    untried: untried.length,
    lacks,
    needed: new Set(asked),
    field,
    set,
    files: draft.attachments,
    onFiles,
    refill,
    drop,
  }
}

/** What walks through trees tell stands before what else the ticket tells. */
function joined(runs: Record<Part, string>, ticket: Partial<Record<Part, string>>): Record<Part, string> {
  const both = (part: Part) => [runs[part], ticket[part] ?? ''].filter((text) => text !== '').join('\n')
  return { done: both('done'), ruledOut: both('ruledOut'), evidence: both('evidence'), question: both('question') }
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
      <Checks written={written} />
      {lacks.length > 0 && <Lacking lacks={lacks} isUrgent={isUrgent} />}
    </>
  )
}

/** What the level must try: each was made, or it is said why not. */
function Checks({ written: { checks, untried, field, set } }: { written: Written }) {
  const { t, language } = useSpeech()
  if (checks.length === 0) return null
  return (
    <fieldset className={styles.checks}>
      <legend>{t('tickets.card.checks')}</legend>
      {checks.map(({ id, text }) => (
        <div key={id} className={styles.check}>
          <Checkbox
            label={text[language]}
            isSelected={field(`tried.${id}`) === 'made'}
            onChange={(made) => set(`tried.${id}`)(made ? 'made' : 'not')}
          />
          <TextField
            label={field(`tried.${id}`) === 'made' ? t('tickets.card.check-result') : t('tickets.card.check-why-not')}
            name={`remark.${id}`}
            value={field(`remark.${id}`)}
            onChange={(remark) => {
              set(`remark.${id}`)(remark)
              if (field(`tried.${id}`) === '') set(`tried.${id}`)('not')
            }}
          />
        </div>
      ))}
      {untried > 0 && <Banner>{t('tickets.card.untried', { count: untried })}</Banner>}
    </fieldset>
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
