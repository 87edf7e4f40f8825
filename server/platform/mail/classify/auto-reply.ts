import { header } from '../letter.ts'
import { challengeWords, machineWords, surePrefixes, vacationSubjects, vacationWords } from './auto-phrases.ts'
import type { Facts } from './facts.ts'
import { listReasons } from './list.ts'

/** RFC 3834, and the marks of programs that do not follow it. A person who writes that he is on leave is a person. */
export function autoReplyReasons(facts: Facts): readonly string[] {
  const sure = sureReasons(facts)
  if (sure.length > 0) return sure
  const machine = machineReasons(facts)
  const words = wordReasons(facts)
  // An alert, or a vendor's desk, is a machine too; an answer it is only if it says so.
  const isAnswer = words.some((word) => word !== 'machine-words') || (facts.isReply && words.length > 0)
  if (machine.length > 0 && isAnswer) return [...machine, ...words]
  return surePrefixes.some((pattern) => pattern.test(facts.subject)) || isSilentVacation(facts, words) ? ['subject', ...words] : []
}

const ownHeaders = /^x-(?:[\w-]*-)?(?:auto-?(?:repl(?:y|ied)|respon(?:d|se|der)|answer)|vacation|out-?of-?office|oof)(?!-suppress)/
const programs = /vacation|auto-?(?:reply|respond|responder|answer)|gnarwl|out ?of ?office|yaa!/i

function sureReasons({ letter, autoSubmitted, precedence }: Facts): readonly string[] {
  const own = letter.headers.find(
    ({ name, value }) => ownHeaders.test(name) && !name.includes('suppress') && !/^(?:no|none|false|0|)$/i.test(value.trim()),
  )
  const reasons = [
    /^(?:auto-?replied|auto-?reply|vacation|auto-?respon)/.test(autoSubmitted ?? '') && `auto-submitted:${autoSubmitted}`,
    own && own.name,
    /^(?:auto[_-]?reply|auto[_-]?response|vacation)/.test(precedence ?? '') && `precedence:${precedence}`,
    programs.test(header(letter, 'x-mailer') ?? header(letter, 'user-agent') ?? '') && 'autoresponder',
    /autoresponder/i.test(header(letter, 'x-post-messageclass') ?? header(letter, 'delivered-to') ?? '') && 'autoresponder',
    header(letter, 'x-list-administrivia')?.toLowerCase() === 'yes' && 'list-administrivia',
    /tmda/i.test(header(letter, 'x-delivery-agent') ?? '') && challengeWords.some((pattern) => pattern.test(letter.subject)) && 'challenge',
  ]
  return reasons.filter((reason) => reason !== false && reason !== undefined)
}

function machineReasons(facts: Facts): readonly string[] {
  const { letter, autoSubmitted, precedence, nullSender, sender, isReply } = facts
  // Every letter of a list has these two, and people write to lists.
  const isList = listReasons(facts).length > 0
  const reasons = [
    autoSubmitted !== undefined && `auto-submitted:${autoSubmitted}`,
    !isList && /^(?:bulk|junk)$/.test(precedence ?? '') && `precedence:${precedence}`,
    !isList && header(letter, 'x-loop') !== undefined && 'x-loop',
    nullSender && 'null-sender',
    (sender === 'responder' || sender === 'daemon' || (sender === 'noreply' && isReply)) && `sender-${sender}`,
    header(letter, 'x-auto-response-suppress') !== undefined && !facts.isByHand && 'auto-response-suppress',
    header(letter, 'x-ms-exchange-generated-message-source') !== undefined && 'exchange-generated',
    /^(?:true|yes|1)$/i.test(header(letter, 'x-fc-machinegenerated') ?? '') && 'machine-generated',
  ]
  return reasons.filter((reason) => reason !== false)
}

function wordReasons({ subject, opening }: Facts): readonly string[] {
  const reasons = [
    vacationSubjects.some((pattern) => pattern.test(subject)) && 'subject',
    vacationWords.some((pattern) => pattern.test(opening)) && 'words',
    machineWords.some((pattern) => pattern.test(opening)) && 'machine-words',
    challengeWords.some((pattern) => pattern.test(subject) || pattern.test(opening)) && 'challenge',
  ]
  return reasons.filter((reason) => reason !== false)
}

/** Gateways strip headers: an answer whose subject and first words both speak of absence, short and without a quote, is a machine's. */
function isSilentVacation(facts: Facts, words: readonly string[]): boolean {
  const isAnswer = facts.letter.inReplyTo !== undefined || facts.letter.references.length > 0
  return (
    isAnswer &&
    !facts.isByHand &&
    words.includes('subject') &&
    words.includes('words') &&
    facts.text.length < 1500 &&
    !/^>/m.test(facts.text)
  )
}
