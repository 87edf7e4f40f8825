import { useState } from 'react'
import type { Input } from '../../platform/api.ts'
import { remembered, remember } from '../../platform/memory.ts'

/** What the ticket becomes with the reply. */
export type Then = NonNullable<NonNullable<Input<'POST /tickets/:ref/replies'>['body']>['next']>

/** The way this person last sent a reply is the first one offered; resolving is chosen anew each time. */
export function useThen(): readonly [Then, (then: Then) => void] {
  const [then, setThen] = useState<Then>({ status: remembered('then') === 'waiting' ? 'waiting' : 'in-work' })
  return [
    then,
    (next) => {
      setThen(next)
      remember('then', next.status)
    },
  ]
}
