import { readMailboxes, normalAddress } from './address.ts'
import { collectBody } from './body.ts'
import { readDate } from './date.ts'
import type { HeaderField, Mailbox, ParsedLetter } from './letter.ts'
import { ascii, type RawField } from './mime/header.ts'
import { readParts, type Part } from './mime/part.ts'
import { headerSource, headerText } from './mime/words.ts'

/** Reads any bytes as a letter: never throws, and what cannot be understood is still shown as text or attached. */
export function parseLetter(raw: Uint8Array): ParsedLetter {
  const root = readParts(withLineFeeds(raw), { depth: 40, parts: 1000 })
  const hint = firstCharset(root)
  const fields = root.fields.map((field) => readField(field, hint))
  const all = (name: string) => fields.filter((field) => field.name === name)
  const boxes = (name: string) => all(name).flatMap(({ raw: source }) => mailboxes(source, hint))
  const body = collectBody(root)
  const replied = ids(all('in-reply-to'))
  const references = ids(all('references'))
  return {
    messageId: ids(all('message-id').concat(all('x-message-id'), all('resent-message-id')))[0],
    inReplyTo: replied[0],
    references: [...new Set([...references, ...replied.slice(1)])],
    date: all('date').map(({ value }) => readDate(value))[0] ?? receivedDate(all('received')),
    from: boxes('from')[0] ?? looseMailbox(all('from')[0]?.value) ?? boxes('sender')[0],
    sender: boxes('sender')[0],
    replyTo: unique(boxes('reply-to')),
    to: unique(boxes('to')),
    cc: unique(boxes('cc')),
    bcc: unique(boxes('bcc')),
    deliveredTo: [...new Set(deliveryHeaders.flatMap(boxes).map(({ address }) => address))],
    returnPath: returnPath(all('return-path')[0]?.value),
    subject: (all('subject').find(({ value }) => value !== '')?.value ?? '').replace(/\s+/g, ' ').trim(),
    ...body,
    headers: fields,
    contentType: root.type,
    contentParameters: root.parameters,
    defects: [...new Set([...body.defects, ...missing(fields)])],
  }
}

const deliveryHeaders = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-forwarded-to',
  'x-rcpt-to',
] as const

/** A file with bare carriage returns (old Macintosh) is read as lines too. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw
  return raw.map((byte) => (byte === 0x0d ? 0x0a : byte))
}

function firstCharset(part: Part): string | undefined {
  if (part.children.length === 0) return part.parameters['charset']
  return part.children.map(firstCharset).find((charset) => charset !== undefined)
}

function readField(field: RawField, hint: string | undefined): HeaderField {
  const bytes = field.value.subarray(0, 100_000)
  return { name: field.name.toLowerCase(), value: clean(headerText(bytes, hint)), raw: clean(ascii(bytes)) }
}

// A decoded header never carries a line break on: it could become a header of its own.
const clean = (text: string) => text.replace(/[\r\n\0]+/g, ' ')

function mailboxes(raw: string, hint: string | undefined): readonly Mailbox[] {
  return readMailboxes(headerSource(Buffer.from(raw, 'latin1'), hint), hint)
}

/** A From that follows no grammar: whatever in it looks like an address, the rest being the name. */
function looseMailbox(value: string | undefined): Mailbox | undefined {
  const found = /[^\s<>"',;:()]+@[^\s<>"',;:()@]+/.exec(value ?? '')?.[0]
  const address = found === undefined ? undefined : normalAddress(found)
  const name = (value ?? '')
    .replace(found ?? '', '')
    .replace(/[<>"()]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return address === undefined ? undefined : { name, address }
}

/** Message ids without their brackets. Folding inside an id is undone; without any brackets the words are taken. */
function ids(fields: readonly HeaderField[]): string[] {
  return fields.flatMap(({ value }) => {
    const bracketed = [...value.matchAll(/<([^<>]{1,998})>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
    const found = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => word.includes('@'))
    return found.filter((id) => id !== '')
  })
}

function returnPath(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const bare = value.replace(/^.*<([^<>]*)>.*$/s, '$1').trim()
  return bare === '' ? '' : (normalAddress(bare) ?? bare.toLowerCase())
}

function receivedDate(received: readonly HeaderField[]): Temporal.Instant | undefined {
  return received.map(({ value }) => readDate(value.slice(value.lastIndexOf(';') + 1))).find((date) => date !== undefined)
}

function unique(boxes: readonly Mailbox[]): readonly Mailbox[] {
  return boxes.filter((box, place) => boxes.findIndex(({ address }) => address === box.address) === place)
}

function missing(fields: readonly HeaderField[]): string[] {
  const has = (name: string) => fields.some((field) => field.name === name && field.value !== '')
  return [...(has('from') ? [] : ['no-from']), ...(has('date') ? [] : ['no-date']), ...(has('message-id') ? [] : ['no-message-id'])]
}
