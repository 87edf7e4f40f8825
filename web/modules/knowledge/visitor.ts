import { remember, remembered } from '../../platform/memory.ts'

/** A number that this browser made for itself, by which one who is not signed in has one word on an article. */
export function visitor(): string {
  const known = remembered('visitor')
  if (known !== null && /^[0-9a-f-]{36}$/.test(known)) return known
  const made = crypto.randomUUID()
  remember('visitor', made)
  return made
}
