import type { AddressKind } from '#contract/people.ts'
import { normalAddress } from '#platform/mail/index.ts'
import { normalOther } from '../address.ts'

/** The form in which an address is kept and compared; undefined for what is none of its kind. */
export const normal = (kind: AddressKind, text: string): string | undefined =>
  kind === 'email' ? normalAddress(text) : normalOther(kind, text)

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
