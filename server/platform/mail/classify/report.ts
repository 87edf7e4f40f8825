/** What became of the letter that a bounce speaks of: from the report proper (RFC 3464), else from what the text says. */
import { normalAddress } from '../address.ts'
import { header, type Attachment } from '../letter.ts'
import { decodeText } from '../mime/charset.ts'
import type { Facts } from './facts.ts'
import { beforeReturned } from './original.ts'

export type Fate = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'complained'

export type FailedRecipient = {
  address: string
  fate: Fate
  /** Enhanced status code (RFC 3463) such as 5.1.1, or undefined. */
  status: string | undefined
  diagnostic: string | undefined
}

export type Report = { fate: Fate; recipients: readonly FailedRecipient[] }

export function readReport(facts: Facts): Report {
  const feedback = facts.letter.attachments.find(({ contentType }) => contentType === 'message/feedback-report')
  if (feedback || /^complaint about message/i.test(facts.subject)) return complaint(feedback)
  const recipients = facts.letter.attachments.filter(isStatus).flatMap((part) => readStatus(textOf(part)))
  if (recipients.length > 0) return { fate: worst(recipients), recipients }
  const isReceipt = facts.letter.attachments.some(({ contentType }) => contentType === 'message/disposition-notification')
  return isReceipt ? { fate: 'delivered', recipients: [] } : readText(facts)
}

const isStatus = ({ contentType }: Attachment) => /^message\/(?:(?:global-)?delivery-status|disposition-notification)$/.test(contentType)
const textOf = ({ bytes }: Attachment) => decodeText(bytes).text.replace(/\r\n?/g, '\n')

function complaint(feedback: Attachment | undefined): Report {
  const address = /^(?:original-rcpt-to|removal-recipient)\s*:\s*(\S+)/im.exec(feedback ? textOf(feedback) : '')?.[1]
  const normal = normalAddress(address ?? '')
  return {
    fate: 'complained',
    recipients: normal === undefined ? [] : [{ address: normal, fate: 'complained', status: undefined, diagnostic: undefined }],
  }
}

/** Groups of fields between empty lines; each group with a recipient is one fate. */
function readStatus(text: string): FailedRecipient[] {
  const groups = text
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n\s*\n/)
    .map(
      (group) =>
        new Map([...group.matchAll(/^([\w-]+)\s*:\s*(.*)$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()])),
    )
  return groups.flatMap((fields) => {
    const named = fields.get('original-recipient') ?? fields.get('final-recipient') ?? fields.get('x-actual-recipient')
    const address = named === undefined ? undefined : (addressIn(named) ?? addressIn(fields.get('final-recipient') ?? ''))
    if (named === undefined && !fields.has('action') && !fields.has('status')) return []
    const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
    const diagnostic = fields
      .get('diagnostic-code')
      ?.replace(/^[\w-]+\s*;\s*/, '')
      .replace(/\s+/g, ' ')
      .slice(0, 1000)
    return [{ address: address ?? '', fate: fateOf(fields.get('action'), status), status, diagnostic }]
  })
}

function addressIn(value: string): string | undefined {
  return normalAddress(/[^\s<>;,"()]+@[^\s<>;,"()]+/.exec(value.replace(/^[\w-]+\s*;/, ''))?.[0] ?? '')
}

function fateOf(action: string | undefined, status: string | undefined): Fate {
  const word = /[a-z]+/.exec(action?.toLowerCase() ?? '')?.[0]
  if (word === 'delayed' || word === 'delivered' || word === 'relayed' || word === 'expanded' || word === 'failed') return word
  if (status?.startsWith('2')) return 'delivered'
  return 'failed'
}

const order: readonly Fate[] = ['failed', 'complained', 'delayed', 'relayed', 'expanded', 'delivered']
const worst = (recipients: readonly FailedRecipient[]): Fate =>
  order.find((fate) => recipients.some((recipient) => recipient.fate === fate)) ?? 'failed'

// "will be retried", "is still being": the letter waits; but "gave up" in the same text outweighs it.
const waiting =
  /delay(?:ed)?\b|still (?:being|trying|undelivered)|not yet been delivered|will (?:be retried|retry|keep trying|continue)|no action is required|warning|could not be sent (?:for|within)|задерж|пока не доставлен|повторн[а-я]+ попыт|verzögert|retardé|retrasad/iu
const givenUp =
  /permanent|gave up|given up|giving up|fatal|no further attempts|not be retried|undeliverable|delivery failed|окончательно|прекращены/iu

function readText(facts: Facts): Report {
  const said = beforeReturned(facts.text).slice(0, 8000)
  const status = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(said)?.[1]
  const head = `${facts.subject}\n${said}`
  const fate: Fate =
    waiting.test(facts.subject) || (waiting.test(head) && !givenUp.test(head) && !/(?<!\d)5\d\d[ -]/.test(said)) ? 'delayed' : 'failed'
  const diagnostic = /^.*(?<!\d)[45]\d\d[ -].*$/m.exec(said)?.[0].trim().slice(0, 1000)
  return { fate, recipients: addressesIn(facts, said).map((address) => ({ address, fate, status, diagnostic })) }
}

/** Addresses the text names before it returns the letter, leaving out whoever sent and got this report. */
function addressesIn({ letter }: Facts, said: string): string[] {
  const failed = header(letter, 'x-failed-recipients')
  const source = failed ?? said
  const others = new Set([letter.from?.address, ...letter.to.map(({ address }) => address)])
  const found = [...source.matchAll(/[^\s<>;:,"'()[\]]+@[^\s<>;:,"'()[\]]+\.[^\s<>;:,"'()[\]]+/g)].map(([address]) =>
    normalAddress(address.replace(/\.+$/, '')),
  )
  const named = found.filter(
    (address) => address !== undefined && (failed !== undefined || !others.has(address)) && !/^(?:post|mailer-daemon|abuse)/.test(address),
  )
  return [...new Set(named.filter((address) => address !== undefined))].slice(0, 20)
}
