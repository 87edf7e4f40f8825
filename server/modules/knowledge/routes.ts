import * as contract from '#contract/knowledge-acts.ts'
import type { Endpoint, Value } from '#contract/endpoint.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { answerHelp, setRules } from './commands/answers.ts'
import {
  addArticle,
  askReview,
  describeArticle,
  dropDraft,
  publishArticle,
  restoreVersion,
  retireArticle,
  sendBack,
  writeArticle,
} from './commands/articles.ts'
import { answers } from './queries/answers.ts'
import { articleByNumber, articles } from './queries/articles.ts'
import { helpByNumber, helpFor, suggestions } from './queries/help.ts'
import { rulesSetting } from './queries/rules.ts'
import { versionByNumber, versionLines } from './queries/versions.ts'

const now = (work: Work, number: number) => articleByNumber(work.tx, work.actor, number, work.at)

/** An act on one article answers it as it is then. */
type OnArticle = Endpoint & { params: typeof contract.getArticle.params; result: typeof contract.getArticle.result }
const onArticle = <E extends OnArticle>(endpoint: E, run: (work: Work, number: number, body: Value<E['body']>) => Promise<void>): Route =>
  act(endpoint as OnArticle, async ({ work, params: { number }, body }) => run(work, number, body).then(() => now(work, number)))

export const routes: readonly Route[] = [
  read(contract.listArticles, async ({ db, actor, query, at }) => articles(db, actor, query, at)),
  read(contract.getArticle, async ({ db, actor, params, at }) => articleByNumber(db, actor, params.number, at)),
  read(contract.listVersions, async ({ db, actor, params }) => ({ items: await versionLines(db, actor, params.number) })),
  read(contract.getVersion, async ({ db, actor, params: { number, n } }) => versionByNumber(db, actor, number, n)),
  act(contract.addArticle, async ({ work, body }) => now(work, await addArticle(work, body))),
  onArticle(contract.writeArticle, writeArticle),
  onArticle(contract.dropDraft, dropDraft),
  act(contract.restoreVersion, async ({ work, params: { number, n } }) => restoreVersion(work, number, n).then(() => now(work, number))),
  onArticle(contract.describeArticle, describeArticle),
  onArticle(contract.askReview, askReview),
  onArticle(contract.sendBack, (work, number, { why }) => sendBack(work, number, why)),
  onArticle(contract.publishArticle, publishArticle),
  onArticle(contract.retireArticle, retireArticle),
  read(contract.getKnowledgeRules, async ({ db }) => readSetting(db, rulesSetting)),
  act(contract.setKnowledgeRules, async ({ work, body }) => setRules(work, body)),
  read(contract.findAnswers, async ({ db, actor, query }) => ({ items: await answers(db, actor, query) })),
  read(contract.listHelp, async ({ db, actor, query }) => ({ items: await helpFor(db, actor, query) })),
  read(contract.getHelp, async ({ db, actor, params, query }) => helpByNumber(db, actor, params.number, query)),
  read(contract.suggestHelp, async ({ db, actor, query }) => ({ items: await suggestions(db, actor, query.q, query.language) })),
  act(contract.answerHelp, async ({ work, params, body }) => answerHelp(work, params.number, body).then(() => ({}))),
]
