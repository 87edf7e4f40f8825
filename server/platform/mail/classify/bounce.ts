import { header } from '../letter.ts'
import { bounceIntroductions, bounceOpenings, bounceSubjects, bounceWords, personalTone } from './bounce-phrases.ts'
import type { Facts } from './facts.ts'
import { vacationSubjects } from './auto-phrases.ts'
import { beforeReturned } from './original.ts'

/** A report by its form is a bounce; by its words only when a machine sent it. A person who writes of failed mail is a person. */
export function bounceReasons(facts: Facts): readonly string[] {
  const formal = formalReasons(facts)
  if (formal.length > 0) return formal
  if (facts.isForwarded || (facts.isByHand && !facts.nullSender)) return []
  const said = beforeReturned(facts.text)
  const inSubject = bounceSubjects.some((pattern) => pattern.test(facts.subject)) && 'subject'
  const inOpening = bounceOpenings.some((pattern) => pattern.test(said.slice(0, 3000).replace(/\s+/g, ' '))) && 'opening'
  const inText = bounceWords.some((pattern) => pattern.test(said.replace(/\s+/g, ' '))) && 'words'
  const words = [inSubject, inOpening, inText].filter((reason) => reason !== false)
  return isBounce(facts, words) ? [...machineReasons(facts), ...words] : []
}

/** Forms that no mail program of a person produces. */
function formalReasons({ letter, nullSender, sender, isByHand }: Facts): readonly string[] {
  const type = letter.contentParameters['report-type']?.toLowerCase()
  const parts = letter.attachments.map(({ contentType }) => contentType)
  const isReport = letter.contentType === 'multipart/report'
  const hasStatus = parts.some((part) => /^message\/(?:global-)?delivery-status$/.test(part))
  const hasFeedback = parts.includes('message/feedback-report')
  const isMachine = nullSender || sender === 'daemon' || sender === 'office' || !isByHand
  const reasons = [
    isReport && (type === 'delivery-status' || (type === undefined && hasStatus)) && 'delivery-report',
    isReport && (type === 'feedback-report' || hasFeedback) && 'feedback-report',
    !isReport && (hasStatus || hasFeedback) && isMachine && 'report-part',
    header(letter, 'x-failed-recipients') !== undefined && 'x-failed-recipients',
    header(letter, 'x-ms-exchange-message-is-ndr') !== undefined && 'exchange-ndr',
    /^complaint about message from /i.test(letter.subject) && letter.attachments.some(({ role }) => role === 'letter') && 'complaint',
  ]
  return reasons.filter((reason) => reason !== false)
}

function machineReasons(facts: Facts): readonly string[] {
  const reasons = [
    facts.sender === 'daemon' && 'sender-daemon',
    facts.sender === 'office' && 'sender-office',
    facts.nullSender && 'null-sender',
    facts.autoSubmitted !== undefined && 'auto-submitted',
  ]
  return reasons.filter((reason) => reason !== false)
}

function isBounce(facts: Facts, words: readonly string[]): boolean {
  const isVacation = vacationSubjects.some((pattern) => pattern.test(facts.subject))
  if (isVacation) return false
  if (facts.sender === 'daemon')
    return words.length > 0 || facts.nullSender || facts.letter.attachments.some(({ role }) => role === 'letter')
  if (facts.nullSender || facts.autoSubmitted !== undefined)
    return words.includes('subject') || words.includes('opening') || (words.length > 0 && !facts.isReply)
  if (facts.sender === 'office') return !facts.isReply && words.length > 0
  if (facts.sender === 'responder' || facts.sender === 'noreply') return !facts.isReply && words.length > 1
  return words.includes('subject') && isStatement(facts)
}

/** Some gateways send under any name and without a null sender: then the text must introduce itself, or state and nothing else. */
function isStatement({ letter, text }: Facts): boolean {
  if (letter.inReplyTo !== undefined || letter.references.length > 0) return false
  const said = beforeReturned(text).replace(/\s+/g, ' ')
  if (bounceIntroductions.some((pattern) => pattern.test(said.slice(0, 3000)))) return true
  const namesAddress = /[^\s<>]@[^\s<>]+\.\p{L}/u.test(said.slice(0, 1500))
  return namesAddress && bounceOpenings.some((pattern) => pattern.test(said.slice(0, 400))) && !personalTone.test(said.slice(0, 600))
}
