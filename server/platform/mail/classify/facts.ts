/** What the headers say about who wrote a letter, gathered once. */
import { header, headers, type ParsedLetter } from '../letter.ts'

export type Facts = {
  letter: ParsedLetter
  subject: string
  /** The beginning of the text, where machines introduce themselves. */
  opening: string
  /** Words and header lines below, still without attachments. */
  text: string
  nullSender: boolean
  /** `daemon`: mail systems alone send under this name; `office`: an office that a person may hold (postmaster, administrator). */
  sender: 'daemon' | 'office' | 'responder' | 'noreply' | 'other'
  /** First word of Auto-Submitted, unless `no`. */
  autoSubmitted: string | undefined
  precedence: string | undefined
  isReply: boolean
  /** A mail program of a person, or an answer in a thread: bounces have neither. */
  isByHand: boolean
  isForwarded: boolean
  listId: string | undefined
}

export function factsOf(letter: ParsedLetter, envelopeFrom: string | undefined): Facts {
  const text = [letter.text, letter.outside].join('\n').slice(0, 60_000)
  const sender = senderOf(letter, envelopeFrom)
  return {
    letter,
    subject: letter.subject,
    opening: text.slice(0, 1500).replace(/\s+/g, ' '),
    text,
    nullSender: (envelopeFrom ?? letter.returnPath) === '',
    sender,
    autoSubmitted: firstWord(header(letter, 'auto-submitted'), 'no'),
    precedence: firstWord(header(letter, 'precedence') ?? header(letter, 'x-precedence') ?? header(letter, 'preference')),
    isReply: letter.inReplyTo !== undefined || letter.references.length > 0 || replyPrefix.test(letter.subject),
    isByHand: sender !== 'daemon' && handPrograms.test(header(letter, 'user-agent') ?? header(letter, 'x-mailer') ?? ''),
    isForwarded: forwardPrefix.test(letter.subject),
    listId: listIdOf(letter),
  }
}

const replyPrefix = /^\s*(?:re|aw|sv|antw|rif|odp|vs|ha|отв|ответ|на)\s*(?:\[\d+\])?\s*[:：]/iu
const forwardPrefix = /^\s*(?:(?:re|aw|отв)\s*:\s*)*(?:fwd?|wg|tr|rv|enc|i|пересл|переслать|fw)\s*[:：]/iu
const handPrograms =
  /thunderbird|outlook (?!web|auto)|microsoft outlook|apple mail|iphone mail|ipad mail|the bat|mutt|evolution|k-?mail|claws|sylpheed|yahoomail|roundcube|zimbra (?!.*auto)|squirrelmail|bat!|foxmail|airmail|spark|alpine|pine\b|gnus|mail\.ru mailer|yamail|yandex\.mail|horde/i

function firstWord(value: string | undefined, nothing?: string): string | undefined {
  const word = /^[\s"]*([a-z0-9_-]+)/i.exec(value ?? '')?.[1]?.toLowerCase()
  return word === nothing ? undefined : word
}

const daemon =
  /^(?:mailer|mail)[-_. ]?(?:er)?[-_. ]?daemon\b|^mdaemon$|^maildaemon|^mail-?delivery-?(?:sub-?)?(?:system|daemon|agent)|^delivery-?(?:status|failure|subsystem)|^mailerdaemon/i
const daemonName =
  /mail(?:er)?[-_ .]?daemon|mail delivery (?:sub-?system|system|service|agent|failure)|delivery subsystem|internet mail delivery|mail (?:transport|transfer) (?:system|agent)|mail delivery$|служба доставки|подсистема доставки/i
const office =
  /^(?:post[-_.]?mas(?:ter|t)|mail[-_.]?(?:admin(?:istrator)?|master|system|server)|admin(?:istrator)?|sysadmin|root|system|bounces?|mta|abuse)(?:[+=_.-].*)?$/i
const officeName =
  /post ?master|post office|system administrator|mail administrator|mail system|mail server|microsoft exchange|smtp[-_ ]?(?:gateway|mail|service|server)|mail[-_ ](?:service|gateway|gate|filter|relay)|anti-?virus|virus[-_ ]?(?:wall|scan|alert)|администратор (?:почты|системы)|почтовая система|systemadministrator/i
const responder = /^auto-?(?:reply|respond|responder|response|answer|mailer)|^vacation|out-?of-?office|^robot$/i
const noreply = /^(?:no|do-?not)[-_.]?reply/i

function senderOf(letter: ParsedLetter, envelopeFrom: string | undefined): Facts['sender'] {
  const written = [header(letter, 'from') ?? '', header(letter, 'sender') ?? ''].map((value) => value.trim())
  const given = [letter.from?.address, letter.sender?.address, ...written, envelopeFrom || letter.returnPath].filter(
    (value) => value !== undefined,
  )
  const locals = given.map((value) => value.replace(/^[<"\\]+/, '').replace(/[\\@<>"].*$/s, ''))
  const names = [letter.from?.name ?? '', letter.sender?.name ?? '', ...locals]
  if (locals.some((local) => daemon.test(local)) || names.some((name) => daemonName.test(name))) return 'daemon'
  if (locals.some((local) => office.test(local)) || names.some((name) => officeName.test(name))) return 'office'
  if (locals.some((local) => responder.test(local))) return 'responder'
  return locals.some((local) => noreply.test(local)) ? 'noreply' : 'other'
}

function listIdOf(letter: ParsedLetter): string | undefined {
  const value = header(letter, 'list-id') ?? header(letter, 'x-mailing-list') ?? header(letter, 'x-beenthere')
  if (value === undefined) return undefined
  const id = (/<([^<>]+)>/.exec(value)?.[1] ?? value)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
  return id === '' ? undefined : id
}

/** A machine wrote it, though not in answer to anything. */
export function automatonReasons(facts: Facts): readonly string[] {
  const { letter } = facts
  const reasons = [
    facts.autoSubmitted !== undefined && `auto-submitted:${facts.autoSubmitted}`,
    /^(?:bulk|junk)$/.test(facts.precedence ?? '') && `precedence:${facts.precedence}`,
    facts.nullSender && 'null-sender',
    facts.sender === 'daemon' && 'sender-daemon',
    header(letter, 'x-cron-env') !== undefined && 'cron',
    /^(?:true|yes|1)$/i.test(header(letter, 'x-fc-machinegenerated') ?? '') && 'machine-generated',
    /^multipart\/report$/.test(letter.contentType) && 'report',
  ]
  return reasons.filter((reason) => reason !== false)
}

/** It asks for no automatic answer, or none would be read, though a person may have written it. */
export function isDeaf({ letter, sender }: Facts): boolean {
  const suppressed = headers(letter, 'x-auto-response-suppress').some(
    (value) => /all|autoreply|oof|dr\b/i.test(value) && !/none/i.test(value),
  )
  const reply = letter.replyTo[0]?.address ?? letter.from?.address
  return suppressed || reply === undefined || sender === 'daemon' || /^(?:no|do-?not)[-_.]?reply|^noresponse/i.test(reply)
}
