/** Addresses: read from headers, brought to one form, and given a token so that a reply finds its way. */
import { addressParser } from 'postal-mime'
import { domainToASCII, domainToUnicode } from 'node:url'
import type { Mailbox } from './letter.ts'
import { plainWords } from './mime/words.ts'

/** Mailboxes of an address header as written; groups are opened, entries without an address are left out. */
export function readMailboxes(source: string, hint?: string): readonly Mailbox[] {
  const found = addressParser(plainWords(source.slice(0, 100_000), hint), { flatten: true })
  return found.flatMap(({ name, address }) => {
    const normal = normalAddress(address ?? '')
    return normal === undefined ? [] : [{ name: name.replace(/\s+/g, ' ').trim(), address: normal }]
  })
}

/** Lower case, domain in Unicode without a final dot, no quotes or angle brackets around; undefined for what is no address. */
export function normalAddress(address: string): string | undefined {
  const bare = uncommented(address)
    .trim()
    .replace(/^(?:mailto:|smtp:)/i, '')
    .replace(/^<(.*)>$/s, '$1')
    .trim()
  const sign = bare.lastIndexOf('@')
  const local = bare.slice(0, sign).replace(/^"(.*)"$/s, '$1')
  const domain = bare.slice(sign + 1).replace(/\.$/, '')
  if (sign <= 0 || local === '' || /[\s<>,;]/.test(local) || !/^(?:\[[0-9a-f.:]+\]|[^\s<>,;()"@]+)$/iu.test(domain)) return undefined
  if (bare.length > 320) return undefined
  return `${local.normalize('NFC').toLowerCase()}@${(domainToUnicode(domain) || domain).toLowerCase()}`
}

/** RFC 5322 lets comments and blanks stand inside an address: `pete(his account)@silly . test`. */
function uncommented(address: string): string {
  if (!address.includes('(')) return address
  return address.replace(/\((?:[^()\\]|\\.)*\)/g, '').replace(/\s*([.@])\s*/g, '$1')
}

/** The form that travels in an envelope: domain in ASCII (IDNA). */
export function envelopeAddress(address: string): string {
  const sign = address.lastIndexOf('@')
  const domain = address.slice(sign + 1)
  return `${address.slice(0, sign)}@${domainToASCII(domain) || domain}`
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** support@desk.example and 1a2b → support+1a2b@desk.example. */
export function withToken(address: string, token: string): string {
  const sign = address.lastIndexOf('@')
  return `${address.slice(0, sign)}+${token}${address.slice(sign)}`
}

/** What stands between the first plus and the at sign, or undefined. Some servers turn the plus into other signs; those are not ours. */
export function tokenOf(address: string): string | undefined {
  return /^[^+@]+\+([^@]+)@/.exec(address)?.[1]
}

/** The address without its token: where the letter was meant for. */
export const withoutToken = (address: string): string => address.replace(/^([^+@]+)\+[^@]*@/, '$1@')
