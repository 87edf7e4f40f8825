import { sql } from 'kysely'
import type { AgreementKind, AgreementTerms } from '#contract/agreements.ts'
import type { Names } from '#contract/common.ts'
import { json, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Published } from '../agreement.ts'

interface Locked {
  readonly kind: AgreementKind
  readonly endedAt: Temporal.Instant | null
  readonly published: readonly Published[]
  readonly draft: Published | undefined
  /** The version the house goes by. */
  readonly turnedTo: string | null
}

type Version = Published & { readonly isDraft: boolean }

/** Locks an agreement; its moments are kept apart, so that each of them is one. */
export async function lockAgreement(work: Work, id: string): Promise<Locked> {
  const [found] = await rows<{ kind: AgreementKind; endedAt: Temporal.Instant | null }>(
    work.tx,
    sql`select kind, ended_at as "endedAt" from agreement where id = ${id} for update`,
  )
  if (!found) throw new Refusal('not-found')
  const versions = await rows<Version>(
    work.tx,
    sql`select id, n, valid_from as "validFrom", valid_to as "validTo", published_at is null as "isDraft"
      from agreement_version where agreement_id = ${id} order by n`,
  )
  const [turned] = await rows<{ version: string | null; at: Temporal.Instant }>(
    work.tx,
    sql`select agreement_version_id as version, at from agreement_turn where agreement_id = ${id} order by at desc limit 1`,
  )
  if (turned) work.notBefore(turned.at.add({ milliseconds: 1 }))
  return {
    ...found,
    published: versions.filter(({ isDraft }) => !isDraft),
    draft: versions.find(({ isDraft }) => isDraft),
    turnedTo: turned?.version ?? null,
  }
}

export async function insertAgreement(work: Work, { id, kind, names }: { id: string; kind: AgreementKind; names: Names }): Promise<void> {
  await work.tx.insertInto('agreement').values({ id, kind, name_ru: names.ru, name_en: names.en, added_at: work.at }).execute()
}

export async function renameAgreement({ tx }: Work, id: string, { ru, en }: Names): Promise<void> {
  await tx.updateTable('agreement').set({ name_ru: ru, name_en: en }).where('id', '=', id).execute()
}

export async function endAgreement({ tx, at }: Work, id: string): Promise<void> {
  await tx.updateTable('agreement').set({ ended_at: at }).where('id', '=', id).execute()
}

/** Answers the id of the draft, which is the old one where there is one. */
export async function saveDraftVersion(
  { tx }: Work,
  { id, agreement, n, terms }: { id: string; agreement: string; n: number; terms: AgreementTerms },
): Promise<string> {
  const columns = {
    valid_from: terms.validFrom,
    valid_to: terms.validTo,
    rank: terms.rank,
    match: json(terms.match),
    calendar_version_id: terms.calendar,
    targets: json(terms.targets),
    availability: json(terms.availability),
    texts: json(terms.texts),
  }
  const changed = await tx
    .updateTable('agreement_version')
    .set(columns)
    .where('agreement_id', '=', agreement)
    .where('published_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (changed) return changed.id
  await tx
    .insertInto('agreement_version')
    .values({ id, agreement_id: agreement, n, published_at: null, ...columns })
    .execute()
  return id
}

/** An agreement that never was in force goes with its draft. */
export async function deleteDraft({ tx }: Work, agreement: string, version: string, isAll: boolean): Promise<void> {
  await tx.deleteFrom('agreement_version').where('id', '=', version).where('published_at', 'is', null).execute()
  if (isAll) await tx.deleteFrom('agreement').where('id', '=', agreement).execute()
}

export async function publishVersion({ tx, at }: Work, version: string): Promise<void> {
  await tx.updateTable('agreement_version').set({ published_at: at }).where('id', '=', version).execute()
}

export async function insertTurn({ tx, at }: Work, agreement: string, version: string | null): Promise<void> {
  await tx.insertInto('agreement_turn').values({ agreement_id: agreement, at, agreement_version_id: version }).execute()
}
