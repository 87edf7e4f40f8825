import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Presence } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { addressOf, call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { onPresence, useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { ask, askAgain, queries } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'

type On = Answer<'GET /presence'>['items'][number]
const question = ask('GET /presence', {})

/** What was told last of a ticket takes the place of what was known of it. */
function learn(told: On): void {
  queries.setQueryData(question.queryKey, (known) => ({
    items: [...(known?.items.filter(({ ticket }) => ticket !== told.ticket) ?? []), told],
  }))
}

/** Colleagues who are on tickets now, by ticket: asked once, then told as it changes. Oneself is left out. */
export function usePresent(): ReadonlyMap<string, readonly Presence[]> {
  const t = useT()
  const me = useMe()
  const now = useNow()
  const { data } = useQuery({ ...question, staleTime: Infinity })
  useEffect(() => onPresence(({ id, people }) => learn({ ticket: id, people })), [])
  useLive(({ kind }) => {
    if (kind === 'everything') void askAgain('GET /presence')
  })
  return useMemo(() => {
    const here = (data?.items ?? []).map(({ ticket, people }) => {
      const others = people.filter(
        ({ person, until }) => person.id !== me.person.id && Temporal.Instant.compare(Temporal.Instant.from(until), now) > 0,
      )
      const shown = others.map(({ person: { id, name }, doing }): Presence => ({
        id,
        name,
        state: doing === 'typing' ? 'writing' : 'viewing',
        label: t(`tickets.here.${doing}`, { person: name }),
      }))
      return [ticket, shown] as const
    })
    return new Map(here.filter(([, shown]) => shown.length > 0))
  }, [data, me, now, t])
}

/** Well within what the server believes without hearing again. */
const beat = 45_000
/** Who has not typed for so long only looks. */
const still = 8_000

/** Says that one is on this ticket as long as its page is looked at; answers what to call when something is typed. */
export function useBeingHere(ref: string): () => void {
  const [typedAt, setTypedAt] = useState(0)
  const doing = typedAt === 0 ? 'looking' : 'typing'
  useEffect(() => {
    if (typedAt === 0) return undefined
    const timer = setTimeout(() => setTypedAt(0), still)
    return () => clearTimeout(timer)
  }, [typedAt])
  useEffect(() => {
    const params = { ref }
    // Whoever cannot say so is simply not seen.
    const say = () => {
      if (!document.hidden) void call('PUT /tickets/:ref/presence', { params, body: { doing } }).catch(() => undefined)
    }
    say()
    const timer = setInterval(say, beat)
    return () => clearInterval(timer)
  }, [ref, doing])
  useEffect(() => {
    // Also when the page goes away for good: such a call outlives it.
    const leave = () =>
      void fetch(addressOf('DELETE /tickets/:ref/presence', { params: { ref } }), {
        method: 'DELETE',
        credentials: 'same-origin',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch(() => undefined)
    const turn = () => {
      if (document.hidden) leave()
      else void call('PUT /tickets/:ref/presence', { params: { ref }, body: { doing: 'looking' } }).catch(() => undefined)
    }
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [ref])
  return () => setTypedAt(Temporal.Now.instant().epochMilliseconds)
}
