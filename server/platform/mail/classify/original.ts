/** The letter that a bounce, receipt or auto-reply speaks of, as far as it is returned or named. */
import type { ParsedLetter } from '../letter.ts'
import { ascii } from '../mime/header.ts'
import { parseLetter } from '../parse.ts'

export type Original = {
  messageId: string | undefined
  /** Every message id that may be the original's, the likeliest first. */
  messageIds: readonly string[]
  subject: string | undefined
  /** Addresses of the original's sender side (From, Reply-To, Return-Path): one of them may carry our token. */
  senders: readonly string[]
  recipients: readonly string[]
}

export function originalOf(letter: ParsedLetter): Original {
  const returned = returnedLetter(letter)
  const fromThread = [letter.inReplyTo, ...letter.references.toReversed()].filter((id) => id !== undefined)
  const reports = letter.attachments.filter(({ role }) => role === 'report').map(({ bytes }) => ascii(bytes))
  const named = [...[letter.text, letter.outside, ...reports].join('\n').matchAll(/Message-?ID\s*:\s*<?([^\s<>]+@[^\s<>]+)>?/gi)].map(
    ([, id = '']) => id,
  )
  const ids = [returned?.messageId, ...named, ...fromThread].filter((id) => id !== undefined)
  const boxes = returned ? [returned.from, ...returned.replyTo, returned.sender].filter((box) => box !== undefined) : []
  return {
    messageId: ids[0],
    messageIds: [...new Set(ids)],
    subject: returned?.subject || undefined,
    senders: [...new Set([...boxes.map(({ address }) => address), returned?.returnPath ?? ''])].filter((address) => address !== ''),
    recipients: returned?.to.map(({ address }) => address) ?? [],
  }
}

/** As an attached letter, as attached headers, or written out below the text. */
function returnedLetter(letter: ParsedLetter): ParsedLetter | undefined {
  const attached = letter.attachments.find(
    ({ role, contentType }) => role === 'letter' || /rfc822-headers|global-headers/.test(contentType),
  )
  if (attached) return parseLetter(attached.bytes)
  const text = `${letter.text}\n${letter.outside}`
  const start = returnedStart(text)
  return start === undefined ? undefined : parseLetter(Buffer.from(text.slice(start).replace(/^[ \t>|]+(?=[\w-]+:)/gm, '')))
}

export const beforeReturned = (text: string): string => text.slice(0, returnedStart(text) ?? text.length)

const field =
  /^[ \t>|]{0,8}(?:return-path|received|message-id|from|to|cc|subject|date|mime-version|content-type|content-transfer-encoding|x-[\w-]+|reply-to|dkim-signature|references|in-reply-to|sender)\s*:/i

/** Where at least three header lines stand together, one of them naming a sender or an id. */
function returnedStart(text: string): number | undefined {
  let at = 0
  let start: number | undefined
  let count = 0
  let telling = false
  for (const line of text.split('\n').slice(0, 3000)) {
    if (field.test(line)) {
      start ??= at
      count++
      telling ||= /^[ \t>|]*(?:message-id|from|received|return-path)\s*:/i.test(line)
      if (count >= 3 && telling) return start
    } else if (count === 0 || !/^[ \t>|]+\S/.test(line)) {
      start = undefined
      count = 0
      telling = false
    }
    at += line.length + 1
  }
  return undefined
}
