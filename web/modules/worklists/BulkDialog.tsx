import { useState } from 'react'
import { ComboBox, Select, TextArea, type Option } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useMe } from '../../platform/session.ts'
import { TicketDialog } from '../tickets/dialogs/TicketDialog.tsx'
import type { Ticket } from '../tickets/model.ts'
import { ImpactAndUrgency } from '../tickets/PriorityPicker.tsx'
import { assigning, noting, prioritising, type BulkAct } from './bulk.ts'
import { useTeams } from './choices.ts'

export type BulkAsked = 'assign' | 'priority' | 'note'
type Props = { count: number; onDo: (act: BulkAct) => void; onClose: () => void }

/** What must be said before it is done with all. */
export function BulkDialog({ what, ...rest }: Props & { what: BulkAsked }) {
  if (what === 'assign') return <Assign {...rest} />
  return what === 'priority' ? <Prioritise {...rest} /> : <Note {...rest} />
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

function Prioritise({ onDo, ...rest }: Props) {
  const t = useT()
  const [chosen, choose] = useState<Pick<Ticket, 'impact' | 'urgency'>>({ impact: 'person', urgency: 'normal' })
  return (
    <Frame {...rest} does={t('worklists.bulk-priority')} onDo={() => onDo(prioritising(chosen))}>
      <ImpactAndUrgency {...chosen} onChange={choose} />
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
