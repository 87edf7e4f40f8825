import { useState } from 'react'
import { ComboBox, Select, TextArea, type Option } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { useMe } from '../../platform/session.ts'
import { fillCard, parts } from '../tickets/card.ts'
import { TicketDialog } from '../tickets/dialogs/TicketDialog.tsx'
import type { Ticket } from '../tickets/model.ts'
import { ImpactAndUrgency } from '../tickets/PriorityPicker.tsx'
import { assigning, escalating, noting, prioritising, type BulkAct } from './bulk.ts'
import { useLevels, useTeams } from './choices.ts'

export type BulkAsked = 'assign' | 'priority' | 'note' | 'escalate'
type Props = { count: number; onDo: (act: BulkAct) => void; onClose: () => void }

/** What must be said before it is done with all. */
export function BulkDialog({ what, ...rest }: Props & { what: BulkAsked }) {
  if (what === 'assign') return <Assign {...rest} />
  if (what === 'priority') return <Prioritise {...rest} />
  return what === 'note' ? <Note {...rest} /> : <Escalate {...rest} />
}

function Frame({ does, count, onDo, onClose, disabledBecause, children }: FrameProps) {
  const t = useT()
  return (
    <TicketDialog
      title={t('worklists.bulk-title', { does, count })}
      does={does}
      onDo={onDo}
      onClose={onClose}
      isPending={false}
      problem={undefined}
      disabledBecause={disabledBecause}
    >
      {children}
    </TicketDialog>
  )
}
type FrameProps = Omit<Props, 'onDo'> & { does: string; onDo: () => void; disabledBecause?: string | undefined; children: React.ReactNode }

const nobody = 'nobody'
const asItIs = 'as-it-is'

function Assign({ onDo, ...rest }: Props) {
  const t = useT()
  const me = useMe()
  const teams = useTeams() ?? []
  const [team, setTeam] = useState(asItIs)
  const [person, setPerson] = useState<Option | null>(null)
  const members = teams.find(({ id }) => id === team)?.members ?? teams.flatMap((each) => each.members)
  const unique = [...new Map(members.map((member) => [member.id, member])).values()]
  const options = [
    { id: nobody, label: t('tickets.nobody') },
    ...unique.filter(({ id }) => id === me.person.id).map(({ id }) => ({ id, label: t('worklists.me') })),
    ...unique.filter(({ id }) => id !== me.person.id).map(({ id, name }) => ({ id, label: name })),
  ]
  const run = () => {
    if (person !== null) onDo(assigning({ team: team === asItIs ? undefined : team, assignee: person.id === nobody ? null : person.id }))
  }
  return (
    <Frame
      {...rest}
      does={t('worklists.bulk-assign')}
      onDo={run}
      disabledBecause={person === null ? t('tickets.choose-person') : undefined}
    >
      <ComboBox label={t('tickets.assignee')} value={person} onChange={setPerson} options={options} autoFocus />
      <Select
        label={t('tickets.team')}
        placeholder={t('worklists.bulk-team-stays')}
        value={team}
        onChange={setTeam}
        options={[{ id: asItIs, label: t('worklists.bulk-team-stays') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
      />
    </Frame>
  )
}

/** What lifts it (a VIP, a critical service) differs from ticket to ticket: it is added by the server. */
const nothingRaises = { vip: false, service: null }

function Prioritise({ onDo, ...rest }: Props) {
  const t = useT()
  const [chosen, choose] = useState<Pick<Ticket, 'impact' | 'urgency'>>({ impact: 'person', urgency: 'normal' })
  return (
    <Frame {...rest} does={t('worklists.bulk-priority')} onDo={() => onDo(prioritising(chosen, t('tickets.priority-back')))}>
      <ImpactAndUrgency {...chosen} raises={nothingRaises} onChange={choose} />
    </Frame>
  )
}

function Note({ onDo, ...rest }: Props) {
  const t = useT()
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  return (
    <Frame
      {...rest}
      does={t('worklists.bulk-note')}
      onDo={() => onDo(noting(text.trim()))}
      disabledBecause={isEmpty ? t('tickets.write-first') : undefined}
    >
      <TextArea
        label={t('tickets.note-text')}
        help={t('worklists.bulk-note-help')}
        name="text"
        value={text}
        onChange={setText}
        rows={4}
        required
        autoFocus
      />
    </Frame>
  )
}

const words = { done: 'done', ruledOut: 'ruled-out', evidence: 'evidence', question: 'question' } as const

function Escalate({ onDo, ...rest }: Props) {
  const { t, language, format } = useSpeech()
  const levels = (useLevels() ?? []).filter(({ vendor }) => !vendor).toSorted((a, b) => a.rank - b.rank)
  const [level, setLevel] = useState<string | null>(null)
  const [card, setCard] = useState({ done: '', ruledOut: '', evidence: '', question: '' })
  const run = () => {
    if (level !== null) onDo(escalating(level, card, (page) => fillCard(page, t, format)))
  }
  return (
    <Frame
      {...rest}
      does={t('worklists.bulk-escalate')}
      onDo={run}
      disabledBecause={level === null ? t('worklists.bulk-choose-level') : undefined}
    >
      <Select
        label={t('tickets.level')}
        help={t('worklists.bulk-escalate-help')}
        placeholder={t('tickets.choose')}
        value={level}
        onChange={setLevel}
        options={levels.map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` }))}
        required
        autoFocus
      />
      {parts.map((part) => (
        <TextArea
          key={part}
          label={t(`tickets.card.${words[part]}`)}
          name={part}
          value={card[part]}
          onChange={(text) => setCard((now) => ({ ...now, [part]: text }))}
          rows={2}
        />
      ))}
    </Frame>
  )
}
