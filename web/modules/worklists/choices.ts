import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import type { Chosen } from './address.ts'

export type Choice = { id: string; label: string }

const statuses = ['new', 'in-work', 'waiting', 'resolved', 'closed'] as const
const waits = ['requester', 'vendor', 'approval', 'part', 'hold'] as const
const priorities = [1, 2, 3, 4, 5] as const
const kinds = ['incident', 'request'] as const
const endings = ['confirmed', 'silence', 'thanks', 'agent', 'merged', 'spam', 'duplicate', 'verified'] as const
const channels = ['email', 'portal', 'phone', 'visit', 'chat'] as const

const never = 10 * 60_000
export const useLevels = () => useQuery({ ...ask('GET /levels', {}), staleTime: never }).data?.items
const useServices = () => useQuery({ ...ask('GET /services', {}), staleTime: never }).data?.items
export const useTeams = () => useQuery({ ...ask('GET /teams', {}), staleTime: never }).data?.items

/** What a filter may be set to; an organisation is searched for instead. */
export function useChoices(): Record<Exclude<Chosen, 'organisation'>, readonly Choice[]> {
  const { t, language } = useSpeech()
  const me = useMe()
  const levels = useLevels()
  const teams = useTeams()
  const services = useServices()
  return useMemo(() => {
    const members = new Map((teams ?? []).flatMap((team) => team.members.map((person) => [person.id, person.name])))
    members.delete(me.person.id)
    const others = [...members].map(([id, label]) => ({ id, label })).toSorted((a, b) => a.label.localeCompare(b.label, language))
    const nobody = { id: 'none', label: t('worklists.none') }
    const people = [{ id: 'me', label: t('worklists.me') }, nobody, ...others]
    return {
      status: statuses.map((id) => ({ id, label: t(`tickets.status.${id}`) })),
      waiting: waits.map((id) => ({ id, label: t(`tickets.waiting.${id}`) })),
      priority: priorities.map((id) => ({ id: String(id), label: t(`tickets.priority.${id}`) })),
      level: (levels ?? []).map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` })),
      team: [{ id: 'mine', label: t('worklists.my-teams') }, nobody, ...(teams ?? []).map(({ id, name }) => ({ id, label: name }))],
      assignee: people,
      owner: people,
      service: [nobody, ...(services ?? []).map(({ id, names }) => ({ id, label: names[language] }))],
      closedHow: endings.map((id) => ({ id, label: t(`tickets.closed-how.${id}`) })),
      kind: kinds.map((id) => ({ id, label: t(`tickets.kind.${id}`) })),
      channel: channels.map((id) => ({ id, label: t(`conversations.channel.${id}`) })),
    }
  }, [t, language, levels, teams, services, me])
}
