import * as z from 'zod'
import type { Endpoint, Wire } from '#contract/endpoint.ts'
import { type Actor, may } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, openWork } from '#platform/work.ts'
import type { Route } from './route.ts'
import { check } from './server.ts'

interface Given<E extends Endpoint> {
  readonly params?: Wire<E['params']>
  readonly query?: Wire<E['query']>
  readonly body?: Wire<E['body']>
}

export type Perform = <E extends Endpoint>(actor: Actor, endpoint: E, given?: Given<E>) => Promise<Wire<E['result']>>

/** Runs operations of the contract inside the house, for an actor who is known already: the same checks and transactions as from the wire. */
export const performer =
  (house: House, routes: readonly Route[]): Perform =>
  async (actor, endpoint, given = {}) => {
    const route = routes.find((one) => one.endpoint.method === endpoint.method && one.endpoint.path === endpoint.path)
    if (!route) throw new Error(`nothing answers ${endpoint.method} ${endpoint.path}`)
    if (endpoint.access !== 'anyone' && actor.kind === 'stranger') throw new Refusal('unauthenticated')
    if (endpoint.access !== 'anyone' && endpoint.access !== 'signed-in' && !may(actor, endpoint.access)) throw new Refusal('forbidden')
    return z.encode(endpoint.result as unknown as z.core.$ZodType, await run(house, route, actor, given)) as never
  }

async function run(house: House, route: Route, actor: Actor, given: Given<Endpoint>): Promise<unknown> {
  const { endpoint } = route
  const call = {
    params: check(endpoint.params, given.params ?? {}, 'params'),
    query: check(endpoint.query, given.query ?? {}, 'query'),
    body: check(endpoint.body, given.body ?? {}, 'body'),
    caller: { ip: '127.0.0.1', userAgent: '', languages: '', credential: undefined },
    session: () => undefined,
  }
  switch (route.kind) {
    case 'read':
    case 'outside':
      return route.run({ ...call, actor, db: house.db.read, at: house.now() })
    case 'act':
      return openWork(house, actor, (work) => route.run({ ...call, work }))
    case 'file':
    case 'hook':
    case 'upload':
    case 'stream':
      throw new Error(`${endpoint.path} answers to the wire only`)
  }
}
