/** Everything that the web may ask, by "METHOD /path": read from the contract's types, so that zod never reaches the browser. */
import type { Endpoint, Wire } from '#contract/endpoint.ts'

type OperationsOf<Module> = Extract<Module[keyof Module], Endpoint>

type Operation =
  | OperationsOf<typeof import('#contract/absences.ts')>
  | OperationsOf<typeof import('#contract/agreement-acts.ts')>
  | OperationsOf<typeof import('#contract/trees.ts')>
  | OperationsOf<typeof import('#contract/similar.ts')>
  | OperationsOf<typeof import('#contract/tree-runs.ts')>
  | OperationsOf<typeof import('#contract/what-if.ts')>
  | OperationsOf<typeof import('#contract/agreement-fit.ts')>
  | OperationsOf<typeof import('#contract/calendar-trial.ts')>
  | OperationsOf<typeof import('#contract/corrections.ts')>
  | OperationsOf<typeof import('#contract/compliance.ts')>
  | OperationsOf<typeof import('#contract/alerts.ts')>
  | OperationsOf<typeof import('#contract/assignment.ts')>
  | OperationsOf<typeof import('#contract/assets.ts')>
  | OperationsOf<typeof import('#contract/availability.ts')>
  | OperationsOf<typeof import('#contract/maintenance.ts')>
  | OperationsOf<typeof import('#contract/outages.ts')>
  | OperationsOf<typeof import('#contract/known-outages.ts')>
  | OperationsOf<typeof import('#contract/major-incidents.ts')>
  | OperationsOf<typeof import('#contract/reviews.ts')>
  | OperationsOf<typeof import('#contract/auth-acts.ts')>
  | OperationsOf<typeof import('#contract/calendar-acts.ts')>
  | OperationsOf<typeof import('#contract/catalog.ts')>
  | OperationsOf<typeof import('#contract/changes.ts')>
  | OperationsOf<typeof import('#contract/change-story.ts')>
  | OperationsOf<typeof import('#contract/check-runs.ts')>
  | OperationsOf<typeof import('#contract/conversations.ts')>
  | OperationsOf<typeof import('#contract/email.ts')>
  | OperationsOf<typeof import('#contract/escalation-chains.ts')>
  | OperationsOf<typeof import('#contract/knowledge-acts.ts')>
  | OperationsOf<typeof import('#contract/letters.ts')>
  | OperationsOf<typeof import('#contract/links.ts')>
  | OperationsOf<typeof import('#contract/improvements.ts')>
  | OperationsOf<typeof import('#contract/known-errors.ts')>
  | OperationsOf<typeof import('#contract/logs.ts')>
  | OperationsOf<typeof import('#contract/people-acts.ts')>
  | OperationsOf<typeof import('#contract/portal.ts')>
  | OperationsOf<typeof import('#contract/presence.ts')>
  | OperationsOf<typeof import('#contract/problem-reports.ts')>
  | OperationsOf<typeof import('#contract/problem-sources.ts')>
  | OperationsOf<typeof import('#contract/problems.ts')>
  | OperationsOf<typeof import('#contract/recurrences.ts')>
  | OperationsOf<typeof import('#contract/report-schedules.ts')>
  | OperationsOf<typeof import('#contract/record.ts')>
  | OperationsOf<typeof import('#contract/reports.ts')>
  | OperationsOf<typeof import('#contract/level-reports.ts')>
  | OperationsOf<typeof import('#contract/level-structure.ts')>
  | OperationsOf<typeof import('#contract/level-charter.ts')>
  | OperationsOf<typeof import('#contract/rotas.ts')>
  | OperationsOf<typeof import('#contract/ticket-acts.ts')>
  | OperationsOf<typeof import('#contract/ticket-clocks.ts')>
  | OperationsOf<typeof import('#contract/hand-over.ts')>
  | OperationsOf<typeof import('#contract/ticket-settings.ts')>
  | OperationsOf<typeof import('#contract/tickets.ts')>
  | OperationsOf<typeof import('#contract/vendor-letters.ts')>
  | OperationsOf<typeof import('#contract/vendor-page.ts')>
  | OperationsOf<typeof import('#contract/vendors.ts')>
  | OperationsOf<typeof import('#contract/saved-views.ts')>
  | OperationsOf<typeof import('#contract/worklists.ts')>
  | OperationsOf<typeof import('#contract/updates.ts')>
  | OperationsOf<typeof import('#contract/update-pages.ts')>
  | OperationsOf<typeof import('#contract/communication-plans.ts')>

type Api = { [O in Operation as `${O['method']} ${O['path']}`]: O }

export type Name = keyof Api
export type Question = Extract<Name, `GET ${string}`>

type None = Record<string, never>
type MayBeLeftOut<Value> = Value extends None ? true : Partial<Value> extends Value ? true : false
type Part<Key extends string, Value> = MayBeLeftOut<Value> extends true ? { [K in Key]?: Value } : { [K in Key]: Value }

/** What a call sends: only the parts that the operation has. */
export type Input<N extends Name> = Part<'params', Wire<Api[N]['params']>> &
  Part<'query', Wire<Api[N]['query']>> &
  Part<'body', Wire<Api[N]['body']>>
export type Answer<N extends Name> = Wire<Api[N]['result']>
