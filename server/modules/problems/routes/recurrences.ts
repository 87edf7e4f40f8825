import * as contract from '#contract/recurrences.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { acceptRecurrence, dismissRecurrence, mergeRecurrence } from '../commands/recurrences.ts'
import { recurrencesFor } from '../queries/recurrences.ts'

export const recurrenceRoutes: readonly Route[] = [
  read(contract.listRecurrences, async ({ db, actor, at, query }) => recurrencesFor({ db, actor, at }, query.show)),
  act(contract.acceptRecurrence, async ({ work, params, body }) => acceptRecurrence(work, params.id, body)),
  act(contract.mergeRecurrence, async ({ work, params, body }) => mergeRecurrence(work, params.id, body.problem)),
  act(contract.dismissRecurrence, async ({ work, params, body }) => dismissRecurrence(work, params.id, body.reason).then(() => ({}))),
]
