import { bounceSubjects } from './bounce-phrases.ts'
import type { Facts } from './facts.ts'

/** Outlook's and other programs' words for "it was read" or "deleted unread", where no proper report (RFC 8098) is attached. */
const subject =
  /^(?:read|not read|read receipt|return receipt|прочитано|не прочитано|прочтено|уведомление о прочтении|gelesen|ungelesen|lu|non lu|leído|no leído|letto|lido|gelezen|přečteno|przeczytano|lest|läst|luettu|прочитане)\s?(?:\(displayed\)|- )?\s*[:：]/iu
const words =
  /(?:was (?:read|opened|displayed)|has been (?:read|displayed)|return receipt|read receipt|прочитано|прочтено|открыто|wurde (?:gelesen|am)|a été (?:lu|ouvert)|se leyó|fue leído)/iu

export function receiptReasons(facts: Facts): readonly string[] {
  const { letter, opening, isByHand, nullSender, autoSubmitted } = facts
  if (isRejection(facts)) return []
  const type = letter.contentParameters['report-type']?.toLowerCase()
  if (letter.contentType === 'multipart/report' && type === 'disposition-notification') return ['disposition-report']
  const hasReport = letter.attachments.some(({ contentType }) => contentType === 'message/disposition-notification')
  if (hasReport && !isByHand) return ['disposition-part']
  const isByMachine = nullSender || autoSubmitted !== undefined || letter.contentType === 'multipart/report'
  const isShort = letter.text.length < 1500
  return subject.test(letter.subject) && isShort && words.test(opening) && (isByMachine || !isByHand) ? ['read-receipt'] : []
}

/** Filters (RFC 5429) refuse a letter in the form of a receipt: "deleted automatically". */
function isRejection({ letter, sender, subject: title }: Facts): boolean {
  return sender === 'daemon' && bounceSubjects.some((pattern) => pattern.test(title)) && letter.contentType === 'multipart/report'
}
