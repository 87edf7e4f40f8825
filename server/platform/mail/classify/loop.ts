import { header, headers } from '../letter.ts'
import type { Facts } from './facts.ts'

/** Who we are: `id` stands in the loop header of all we send; `addresses` are our mailboxes. */
export type Desk = { id?: string | undefined; addresses?: readonly string[] | undefined }

/** The header that every letter of ours carries, with the desk's id. */
export const loopHeader = 'X-Opora-Loop'

/** RFC 5321 §6.3: a letter that has gone through so many servers goes in circles. */
const maxHops = 40

export function loopReasons({ letter }: Facts, desk: Desk): readonly string[] {
  const marks = headers(letter, loopHeader.toLowerCase()).map((value) => value.trim())
  const isOurs = desk.id !== undefined && marks.includes(desk.id)
  const loop = header(letter, 'x-loop')?.toLowerCase() ?? ''
  const isNamed = (desk.addresses ?? []).some((address) => loop.includes(address))
  const hops = headers(letter, 'received').length
  return [isOurs && 'our-own-letter', isNamed && 'x-loop', hops > maxHops && 'too-many-hops'].filter((reason) => reason !== false)
}
