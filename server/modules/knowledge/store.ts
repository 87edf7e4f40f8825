import { randomUUIDv7 } from 'node:crypto'
import type { Insertable, Updateable } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { ArticleTexts } from '#contract/knowledge.ts'
import { personOf } from '#platform/actor.ts'
import type { Tables } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Meant } from './policy.ts'

/** Locked, so that whoever writes next sees what this one wrote. */
export async function lockArticle(work: Work, number: number) {
  const row = await work.tx
    .selectFrom('article')
    .select(['id', 'published_id', 'working_id', 'in_review', 'retired_at', 'check_by', 'changed_at'])
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  work.notBefore(row.changed_at)
  return row
}

/** Answers the number by which people call it. */
export async function insertArticle({ tx }: Work, row: Insertable<Tables['article']>): Promise<number> {
  const { number } = await tx.insertInto('article').values(row).returning('number').executeTakeFirstOrThrow()
  return number
}

export const updateArticle = async (work: Work, id: string, change: Updateable<Tables['article']>): Promise<unknown> =>
  work.tx
    .updateTable('article')
    .set({ ...change, changed_at: work.at })
    .where('id', '=', id)
    .execute()

export interface Said extends Meant {
  readonly texts: ArticleTexts
  readonly outdated: readonly Language[]
  readonly why: string
}

/** Written once, never changed. */
export async function insertVersion(
  { tx, at, actor }: Work,
  article: string,
  id: string,
  { audience, organisations, texts, outdated, why }: Said,
): Promise<void> {
  const last = await tx
    .selectFrom('article_version')
    .select((eb) => eb.fn.max('n').as('n'))
    .where('article_id', '=', article)
    .executeTakeFirst()
  await tx
    .insertInto('article_version')
    .values({
      id,
      article_id: article,
      n: (last?.n ?? 0) + 1,
      audience,
      organisations: audience === 'clients' ? [...organisations] : [],
      outdated: [...outdated],
      author_id: personOf(actor),
      written_at: at,
      why,
    })
    .execute()
  const rows = Object.entries(texts).flatMap(([language, text]) => (text ? [{ version_id: id, language: tongue(language), ...text }] : []))
  await tx.insertInto('article_text').values(rows).execute()
}

const tongue = (language: string): Language => (language === 'en' ? 'en' : 'ru')

export const markPublished = async ({ tx, at }: Work, version: string): Promise<unknown> =>
  tx.updateTable('article_version').set({ published_at: at }).where('id', '=', version).execute()

type Given = Pick<Insertable<Tables['article_answer']>, 'version_id' | 'person_id' | 'visitor' | 'helpful' | 'comment' | 'solved'>

/** The last word counts. */
export async function saveAnswer({ tx, at }: Work, given: Given): Promise<void> {
  const { helpful, comment, solved } = given
  const said = { helpful, comment, solved, given_at: at }
  await tx
    .insertInto('article_answer')
    .values({ id: randomUUIDv7(), ...given, given_at: at })
    .onConflict((conflict) => conflict.columns(given.person_id ? ['version_id', 'person_id'] : ['version_id', 'visitor']).doUpdateSet(said))
    .execute()
}
