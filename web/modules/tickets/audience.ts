import type { T } from '../../platform/i18n.ts'

/** Who will get a reply, before it is sent. */
export function audienceWords(t: T, to: readonly string[], cc: readonly string[]): string {
  if (to.length === 0) return t('tickets.nobody-gets')
  const people = to.join(', ')
  return cc.length === 0 ? t('tickets.gets', { people }) : t('tickets.gets-with-copies', { people, count: cc.length })
}

/** Addresses as people type them, between commas, semicolons or spaces; `wrong` is the first that cannot be one. */
export function readAddresses(text: string): { addresses: string[]; wrong: string | undefined } {
  const addresses = text
    .split(/[,;\s]+/)
    .map((address) => address.replace(/^<(.*)>$/, '$1').toLowerCase())
    .filter((address) => address !== '')
  return { addresses, wrong: addresses.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) }
}
