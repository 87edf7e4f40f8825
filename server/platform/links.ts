import { timingSafeEqual } from 'node:crypto'
import type { Reader } from '#platform/db/index.ts'
import { houseKey, sign } from '#platform/seal.ts'

/** What a link in a letter may do, for whom, and about what. It needs no row: its signature proves that we made it. */
export interface Link {
  readonly purpose: string
  readonly subject: string
  readonly person: string
  /** Seconds since 1970. */
  readonly until: number
}

export async function makeLink(db: Reader, { purpose, subject, person, until }: Link): Promise<string> {
  const said = Buffer.from([purpose, subject, person, until].join('\n')).toString('base64url')
  return `${said}.${sign(await houseKey(db, 'link'), said)}`
}

/** Undefined for what we did not sign, or what is over. */
export async function readLink(db: Reader, token: string, at: Temporal.Instant): Promise<Link | undefined> {
  const [said = '', given = ''] = token.split('.')
  const expected = Buffer.from(sign(await houseKey(db, 'link'), said))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined
  const [purpose = '', subject = '', person = '', until = '0'] = Buffer.from(said, 'base64url').toString().split('\n')
  return Number(until) * 1000 < at.epochMilliseconds ? undefined : { purpose, subject, person, until: Number(until) }
}
