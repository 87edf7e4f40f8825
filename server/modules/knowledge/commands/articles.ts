import { randomUUIDv7 } from 'node:crypto'
import type { ArticleEvent, NewArticle, NewVersion } from '#contract/knowledge.ts'
import { allow, may, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { applyToArticle, checkPublishing, checkWhole, nextCheck } from '../article.ts'
import { isServed, mayWriteFor } from '../policy.ts'
import { today } from '../queries/articles.ts'
import { rulesSetting } from '../queries/rules.ts'
import { versionById, versionByNumber } from '../queries/versions.ts'
import { insertArticle, insertVersion, lockArticle, markPublished, updateArticle } from '../store.ts'
import { outdatedAfter } from '../text.ts'

/** Begins an article; answers its number. */
export async function addArticle(work: Work, given: NewArticle): Promise<number> {
  const { audience, organisations, texts, services, words, checkBy, source, why } = given
  allow(mayWriteFor(work.actor, organisations))
  checkTexts(texts)
  const [id, version] = [randomUUIDv7(), randomUUIDv7()]
  const number = await insertArticle(work, {
    id,
    working_id: version,
    services,
    words: [...new Set(words)],
    check_by: checkBy,
    source_id: source,
    added_at: work.at,
    changed_at: work.at,
  })
  await insertVersion(work, id, version, { audience, organisations, texts, why, outdated: [] })
  work.record(id, { type: 'article.added', source })
  work.record(id, { type: 'article.written', version, audience })
  return number
}

/** Another version, on what its writer had before him. */
export async function writeArticle(work: Work, number: number, { base, minor, ...said }: NewVersion): Promise<void> {
  const row = await articleToWrite(work, number)
  allow(mayWriteFor(work.actor, said.organisations))
  checkTexts(said.texts)
  if (base !== (row.working_id ?? row.published_id)) throw new Refusal('knowledge.changed-meanwhile')
  const before = await versionById(work.tx, base)
  await write(work, row, { ...said, outdated: outdatedAfter(before, said.texts, minor) })
}

/** What an old version said, once more. */
export async function restoreVersion(work: Work, number: number, n: number): Promise<void> {
  const row = await articleToWrite(work, number)
  const { audience, organisations, texts, outdated } = await versionByNumber(work.tx, work.actor, number, n)
  await write(work, row, { audience, organisations: organisations.map(({ id }) => id), texts, outdated, why: `↺ ${n}` })
}

type Row = Awaited<ReturnType<typeof lockArticle>>

async function write(work: Work, row: Row, said: Parameters<typeof insertVersion>[3]): Promise<void> {
  const version = randomUUIDv7()
  await insertVersion(work, row.id, version, said)
  await tell(
    work,
    row,
    { type: 'article.written', version, audience: said.audience },
    { sent_back: row.working_id === null ? '' : undefined },
  )
}

export async function dropDraft(work: Work, number: number): Promise<void> {
  const row = await articleToWrite(work, number)
  if (row.working_id === null) throw new Refusal('knowledge.nothing-in-work')
  if (row.published_id === null) throw new Refusal('knowledge.nothing-published')
  await tell(work, row, { type: 'article.draft-dropped', version: row.working_id })
}

interface Described {
  readonly services?: string[] | undefined
  readonly words?: string[] | undefined
  readonly checkBy?: string | null | undefined
}

export async function describeArticle(work: Work, number: number, { services, words, checkBy }: Described): Promise<void> {
  const row = await articleToWrite(work, number)
  await tell(work, row, { type: 'article.described' }, { services, words: words && [...new Set(words)], check_by: checkBy })
}

export async function askReview(work: Work, number: number): Promise<void> {
  const row = await articleToWrite(work, number)
  if (row.working_id === null) throw new Refusal('knowledge.nothing-in-work')
  checkWhole(await written(work, row.working_id))
  if (!row.in_review) await tell(work, row, { type: 'article.review-asked', version: row.working_id }, { sent_back: '' })
}

export async function sendBack(work: Work, number: number, why: string): Promise<void> {
  const row = await articleToWrite(work, number)
  if (row.working_id === null || !row.in_review) throw new Refusal('knowledge.not-in-review')
  await tell(work, row, { type: 'article.sent-back', version: row.working_id }, { sent_back: why })
}

export async function publishArticle(work: Work, number: number): Promise<void> {
  const row = await articleToWrite(work, number)
  allow(may(work.actor, 'knowledge.publish'))
  const rules = await readSetting(work.tx, rulesSetting)
  const version = row.working_id
  if (version === null) throw new Refusal('knowledge.nothing-in-work')
  const { audience, ...said } = await written(work, version)
  checkPublishing(row, said, personOf(work.actor), rules)
  await markPublished(work, version)
  const check = nextCheck(row.check_by, await today(work.tx, work.at), rules)
  await tell(work, row, { type: 'article.published', version, audience }, { sent_back: '', check_by: check })
}

export async function retireArticle(work: Work, number: number): Promise<void> {
  const row = await articleToWrite(work, number)
  allow(may(work.actor, 'knowledge.publish'))
  if (!row.retired_at) await tell(work, row, { type: 'article.retired' })
}

/** Locked; what another's client has is as if there were none. */
async function articleToWrite(work: Work, number: number): Promise<Row> {
  const row = await lockArticle(work, number)
  for (const id of [row.published_id, row.working_id]) {
    if (id === null) continue
    const { organisations } = await versionById(work.tx, id)
    if (
      !isServed(
        work.actor,
        organisations.map((one) => one.id),
      )
    )
      throw new Refusal('not-found')
  }
  allow(may(work.actor, 'knowledge.write') || may(work.actor, 'knowledge.publish'))
  return row
}

/** The row follows the event. */
async function tell(work: Work, row: Row, event: ArticleEvent, more: Parameters<typeof updateArticle>[2] = {}): Promise<void> {
  work.record(row.id, event)
  const now = applyToArticle(row, { subject: row.id, at: work.at, event }) ?? row
  const { published_id, working_id, in_review, retired_at } = now
  await updateArticle(work, row.id, { ...more, published_id, working_id, in_review, retired_at })
}

async function written(work: Work, version: string) {
  const { author, audience, texts } = await versionById(work.tx, version)
  return { audience, author: author?.id ?? null, bodies: [texts.ru, texts.en].flatMap((text) => (text ? [text.body] : [])) }
}

function checkTexts({ ru, en }: NewArticle['texts']): void {
  if (ru === null && en === null) throw new Refusal('knowledge.no-text')
}
