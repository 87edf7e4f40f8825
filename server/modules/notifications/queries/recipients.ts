import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import { standInFor } from '#modules/people'
import { type Reader, rows } from '#platform/db/index.ts'

/** One of our own people, as a notice reaches him. */
export interface Recipient {
  readonly person: string
  readonly email: string
  readonly language: Language
  readonly name: string
  readonly zone: string
  /** Whose notice it is, where he gets it as who stands in. */
  readonly standsInFor: string | null
}

/**
 * Where the notices of these people go now: to themselves, to who stands in for one who is away; where nobody does, to himself all the same, for a
 * notice must not be lost. Nobody gets the same notice twice; who has left or has no mail address gets none.
 */
export async function recipientsOf(db: Reader, people: readonly string[], at: Temporal.Instant): Promise<Recipient[]> {
  const found = new Map<string, Recipient>()
  for (const person of new Set(people)) {
    const reader = (await standInFor(db, person, at)) ?? person
    const known = await recipientOf(db, reader, person)
    if (!known) continue
    const own = found.get(reader)
    if (!own || reader === person) found.set(reader, known)
  }
  return [...found.values()]
}

/** One who reads a notice to `person`, in his own name or standing in; undefined for who has left or has no mail address. */
export async function recipientOf(db: Reader, reader: string, person: string): Promise<Recipient | undefined> {
  const [known] = await rows<Omit<Recipient, 'standsInFor'> & { owner: string }>(
    db,
    sql`select p.id as person, a.value as email, p.language, p.name, p.time_zone as zone, o.name as owner
      from person p join address a on a.person_id = p.id and a.kind = 'email' and a.is_primary join person o on o.id = ${person}
      where p.id = ${reader} and p.left_at is null`,
  )
  if (!known) return undefined
  const { owner, ...rest } = known
  return { ...rest, standsInFor: reader === person ? null : owner }
}
