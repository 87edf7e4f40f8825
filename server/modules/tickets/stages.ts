import type { Value } from '#contract/endpoint.ts'
import { type Evidence, GatedAct, type Need, type StagesShown, stages, standsFor } from '#contract/stages.ts'
import type { Ticket } from './ticket.ts'

/** Evidence beyond what stands on the ticket: asked for by a rule of the desk or by a module; `given`: it is there. */
export interface Asked {
  readonly evidence: Evidence
  /** Null: no act waits for it. */
  readonly act: GatedAct | null
  readonly required: boolean
  readonly given: boolean
}

/** How evidence is seen on the ticket itself. */
const onTicket: Readonly<Partial<Record<Evidence, (ticket: Ticket) => boolean>>> = {
  owner: ({ owner_id: id }) => id !== null,
  assignee: ({ assignee_id: id }) => id !== null,
  service: ({ service_id: id }) => id !== null,
  category: ({ category_id: id }) => id !== null,
  asset: ({ asset_id: id }) => id !== null,
  code: ({ resolution_code_id: id }) => id !== null,
  deed: ({ resolution_id: id }) => id !== null,
  closed: ({ status }) => status === 'closed',
}

function isThere(ticket: Ticket, evidence: Evidence, asked: readonly Asked[]): boolean {
  const own = onTicket[evidence]
  if (own) return own(ticket)
  return asked.some((one) => one.given && (one.evidence === evidence || (standsFor[one.evidence]?.includes(evidence) ?? false)))
}

const order = GatedAct.options
/** The act that waits for it on this ticket; null: none; undefined: nobody asks for it. */
function waits({ evidence, before, if: when }: Need, asked: readonly Asked[]): GatedAct | null | undefined {
  const rule = asked.find((one) => one.required && one.evidence === evidence)
  if (rule) return rule.act
  return when === undefined ? (before ?? null) : undefined
}

/** What the act lacks, in the order of the stages. `brings`: evidence that the act itself provides. */
export function lacking(ticket: Ticket, act: GatedAct, asked: readonly Asked[], brings: readonly Evidence[] = []): Evidence[] {
  const until = order.indexOf(act)
  return stages[ticket.kind]
    .flatMap(({ needs }) => needs)
    .filter((need) => {
      const before = waits(need, asked)
      return before !== null && before !== undefined && order.indexOf(before) <= until
    })
    .map(({ evidence }) => evidence)
    .filter((evidence) => !brings.includes(evidence) && !isThere(ticket, evidence, asked))
}

/** Where the ticket is: the first stage that lacks what it needs. One that is closed stands in none but those that follow the closing. */
export function stagesOf(ticket: Ticket, asked: readonly Asked[]): Value<typeof StagesShown> {
  const way = stages[ticket.kind]
  const last = ticket.status === 'closed' ? way.findIndex(({ stage }) => stage === 'closure') : -1
  const seen = way.map(({ stage, needs }, at) => ({
    stage,
    whole: needs.every(({ evidence }) => isThere(ticket, evidence, asked)),
    lacks: at <= last ? [] : needs.filter((need) => waits(need, asked) !== undefined && !isThere(ticket, need.evidence, asked)),
  }))
  const here = seen.findIndex(({ lacks }) => lacks.length > 0)
  return {
    stages: seen.map(({ stage, whole, lacks }, at) => ({
      stage,
      state: at === here ? 'here' : here >= 0 && at > here ? 'ahead' : whole ? 'passed' : 'skipped',
      lacks: lacks.map(({ evidence }) => evidence),
    })),
    missing: {
      begin: lacking(ticket, 'begin', asked),
      resolve: lacking(ticket, 'resolve', asked, ['assignee']),
      close: lacking(ticket, 'close', asked),
    },
  }
}
