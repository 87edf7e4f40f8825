import { header } from '../letter.ts'
import type { Facts } from './facts.ts'

const listHeaders = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'list-help',
  'list-subscribe',
  'mailing-list',
  'x-mailing-list',
  'x-beenthere',
  'x-list',
] as const

/** RFC 2369, RFC 2919, and the marks of lists from before them. */
export function listReasons({ letter, precedence }: Facts): readonly string[] {
  const found: string[] = listHeaders.filter((name) => (header(letter, name) ?? '') !== '')
  if (precedence === 'list') found.push('precedence:list')
  const owners = [letter.returnPath ?? '', letter.sender?.address ?? '']
  if (owners.some((owner) => /^owner-|-owner@|-bounces(?:\+[^@]*)?@|-request@/.test(owner)) && precedence !== undefined) found.push('owner')
  return found
}
