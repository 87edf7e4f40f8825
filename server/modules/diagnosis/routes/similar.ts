import { classifyTicket, classifyWords, listLikelyDuplicates, listSimilar } from '#contract/similar.ts'
import { workableTicket } from '#modules/tickets'
import { type Route, read } from '#platform/http/index.ts'
import { classify, classifyStanding } from '../queries/classification.ts'
import { likelyDuplicates, similarTo } from '../queries/similar.ts'

export const similarRoutes: readonly Route[] = [
  read(listSimilar, async ({ db, actor, params }) => ({ items: await similarTo(db, actor, await workableTicket(db, actor, params.ref)) })),
  read(classifyTicket, async ({ db, actor, params }) => ({
    suggestion: await classifyStanding(db, actor, await workableTicket(db, actor, params.ref)),
  })),
  read(classifyWords, async ({ db, actor, query }) => ({ suggestion: await classify(db, actor, query) })),
  read(listLikelyDuplicates, async ({ db, actor, query, at }) => ({ items: await likelyDuplicates({ db, actor, at }, query) })),
]
