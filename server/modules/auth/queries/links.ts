import type { LinkPurpose } from '#contract/auth.ts'
import type { Reader } from '#platform/db/index.ts'
import { linkToken } from '../ways/token.ts'
import { openLink } from './access.ts'

export interface Link {
  /** Absolute. The token stands after `#`, which no server and no scanner of letters ever sends along. */
  readonly href: string
  readonly person: string
  readonly purpose: LinkPurpose
  /** The address the letter goes to: the one that asked, and no other. */
  readonly address: string
  readonly expiresAt: Temporal.Instant
}

const pages: Readonly<Record<LinkPurpose, string>> = { invitation: '/l/password', reset: '/l/password', 'sign-in': '/l/sign-in' }

/** What the writer of the letter needs, by the id in `access.letter-asked`; undefined when the link opens nothing any more. */
export async function linkFor(db: Reader, url: string, id: string, at: Temporal.Instant): Promise<Link | undefined> {
  const link = await openLink(db, id, at)
  if (!link) return undefined
  const { person, purpose, address, expiresAt } = link
  return { href: `${url}${pages[purpose]}#${await linkToken(db, id, purpose)}`, person, purpose, address, expiresAt }
}
