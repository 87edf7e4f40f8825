import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ComboBox, Select, toast, type Option } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { ask } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { useTeams } from '../worklists/choices.ts'
import { useTicketAct } from './acts.ts'
import { BestAssignee } from './BestAssignee.tsx'
import { refOf, type Ticket } from './model.ts'

type PickerProps = { ticket: Ticket; onDone: () => void }

const nobody = 'nobody'

/** A team, and one of its people or nobody yet. */
export function AssignPicker({ ticket, onDone }: PickerProps) {
  const t = useT()
  const me = useMe()
  const teams = useTeams() ?? []
  const before = { team: ticket.team?.id ?? null, assignee: ticket.assignee?.id ?? null }
  const [team, setTeam] = useState<string | null>(before.team)
  const [person, setPerson] = useState<Option | null>(
    ticket.assignee === null ? null : { id: ticket.assignee.id, label: ticket.assignee.name },
  )
  const assign = useTicketAct('PUT /tickets/:ref/assignment')
  const serving = teams.filter(({ levels }) => levels.length === 0 || levels.includes(ticket.level.id))
  const members = serving.find(({ id }) => id === team)?.members ?? serving.flatMap((each) => each.members)
  const unique = [...new Map(members.map((member) => [member.id, member])).values()]
  const away = useAway()
  const options = [
    { id: nobody, label: t('tickets.nobody') },
    ...unique.filter(({ id }) => id === me.person.id).map(({ id }) => ({ id, label: t('worklists.me'), hint: away(id) })),
    ...unique.filter(({ id }) => id !== me.person.id).map(({ id, name }) => ({ id, label: name, hint: away(id) })),
  ]
  const keep = async () => {
    onDone()
    const params = { ref: refOf(ticket) }
    const assignee = person === null || person.id === nobody ? null : person.id
    if ((await assign.run({ params, body: { team, assignee } })) === undefined) return
    toast({
      kind: 'met',
      text: t('tickets.assigned-to', { person: person?.label ?? t('tickets.nobody') }),
      act: { label: t('common.undo'), onPress: () => void assign.run({ params, body: before }) },
    })
  }
  return (
    <>
      <Select
        label={t('tickets.team')}
        placeholder={t('tickets.none')}
        value={team}
        onChange={setTeam}
        options={serving.map(({ id, name }) => ({ id, label: name }))}
      />
      {team !== null && <BestAssignee key={team} ticket={ticket} team={team} onDone={onDone} />}
      <ComboBox label={t('tickets.assignee')} value={person} onChange={setPerson} options={options} autoFocus />
      <Button kind="do" onPress={() => void keep()}>
        {t('tickets.assign-now')}
      </Button>
    </>
  )
}

/** Until when somebody is away now, and who stands in. */
function useAway(): (person: string) => string | undefined {
  const { t, format } = useSpeech()
  const now = useNow()
  const absences = useQuery(ask('GET /absences', { query: {} })).data?.items ?? []
  return (person) => {
    const found = absences.find((one) => one.person.id === person && Temporal.Instant.compare(Temporal.Instant.from(one.from), now) <= 0)
    if (found === undefined) return undefined
    const words = {
      until: format.instant(found.to),
      standIn: found.substitute?.name ?? '',
      hasStandIn: found.substitute === null ? 'no' : 'yes',
    }
    return t('tickets.away-until', words)
  }
}

/** Who answers to the requester for the ticket. */
export function OwnerPicker({ ticket, onDone }: PickerProps) {
  const t = useT()
  const teams = useTeams() ?? []
  const own = useTicketAct('PUT /tickets/:ref/owner')
  const [person, setPerson] = useState<Option | null>(ticket.owner === null ? null : { id: ticket.owner.id, label: ticket.owner.name })
  const people = [...new Map(teams.flatMap(({ members }) => members.map((member) => [member.id, member]))).values()]
  const keep = async () => {
    if (person === null) return
    onDone()
    const params = { ref: refOf(ticket) }
    const before = ticket.owner
    if ((await own.run({ params, body: { owner: person.id } })) === undefined) return
    const act =
      before === null ? undefined : { label: t('common.undo'), onPress: () => void own.run({ params, body: { owner: before.id } }) }
    toast({ kind: 'met', text: t('tickets.owned-by', { person: person.label }), act })
  }
  return (
    <>
      <ComboBox
        label={t('tickets.owner')}
        value={person}
        onChange={setPerson}
        options={people.map(({ id, name }) => ({ id, label: name }))}
        autoFocus
      />
      <Button kind="do" disabledBecause={person === null ? t('tickets.choose-person') : undefined} onPress={() => void keep()}>
        {t('common.save')}
      </Button>
    </>
  )
}
