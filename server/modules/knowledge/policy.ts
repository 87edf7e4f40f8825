import type { ArticleAudience } from '#contract/knowledge.ts'
import { type Actor, may } from '#platform/actor.ts'

/** For whom a version is. */
export interface Meant {
  readonly audience: ArticleAudience
  /** Of the audience `clients`: only these; empty: all. */
  readonly organisations: readonly string[]
}

/** Staff knows what is for the clients it serves. */
export const isServed = (actor: Actor, organisations: readonly string[]): boolean => {
  if (actor.kind === 'system' || organisations.length === 0) return true
  return actor.kind === 'person' && (actor.serves === null || organisations.some((id) => actor.serves?.includes(id)))
}

/** Whoever writes for some clients serves each of them. */
export const mayWriteFor = (actor: Actor, organisations: readonly string[]): boolean =>
  may(actor, 'knowledge.write') && organisations.every((id) => isServed(actor, [id]))

/** One to whom something is written. */
export interface Addressee {
  /** Null: of no client. */
  readonly organisation: string | null
}

const isFor = ({ organisations }: Meant, { organisation }: Addressee): boolean =>
  organisations.length === 0 || (organisation !== null && organisations.includes(organisation))

/** May open it by a link: a client of ours signs in. */
export const mayOpen = (meant: Meant, to: Addressee): boolean =>
  meant.audience === 'public' || (meant.audience === 'clients' && to.organisation !== null && isFor(meant, to))

/** May be told what it says. */
export const mayTell = (meant: Meant, to: Addressee): boolean => meant.audience !== 'internal' && isFor(meant, to)
