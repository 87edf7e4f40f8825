import { sql } from 'kysely'
import type { Outgoing } from '#modules/conversations'
import { vendorLink } from '#contract/vendor-page.ts'
import { vendorLook } from '#modules/vendors'
import { type Reader, rows } from '#platform/db/index.ts'
import { t } from '#platform/i18n.ts'
import { makeLink } from '#platform/links.ts'
import { signToken, textToHtml, withToken } from '#platform/mail/index.ts'
import { houseKey } from '#platform/seal.ts'
import type { Work } from '#platform/work.ts'

/** What a letter carries beside its words. */
export interface Envelope {
  readonly from: string
  readonly fromName: string
  /** The mailbox with the conversation's signed token: answers come back to it. */
  readonly replyTo: string
  /** With the message's own token: bounces and other machines answer it. */
  readonly returnPath: string
  readonly subject: string
  readonly signature: string
  readonly footer: string
  readonly htmlTail: string
}

/** What signs the envelopes of letters about no conversation. */
export const plainBounceKey = 'plain-bounce-address'
/** Where a letter about no conversation comes back to when it cannot be delivered. */
export const plainReturnPath = async (db: Reader, address: string, id: string): Promise<string> =>
  withToken(address, signToken((await houseKey(db, plainBounceKey)).toString('hex'), id))

/** A letter to a vendor may be answered for half a year on its page. */
const daysOfLink = 180

interface Row {
  audience: 'requester' | 'internal' | 'vendor'
  address: string
  mailbox: string
  number: number
  /** Of a vendor's conversation its own: the ticket's title is the requester's word. */
  title: string
  /** The vendor's number for the matter, where it is his conversation. */
  vendor_case: string | null
  vendor_id: string | null
  author: string | null
  signature_ru: string | null
  signature_en: string | null
  language: 'ru' | 'en'
  own_subject: string | null
  footer: string | null
}

/** By the mailbox that the conversation came by, else the one of the ticket's team, else any. */
export async function envelopeOf({ tx, at }: Work, out: Outgoing, url: string): Promise<Envelope> {
  const [row] = await rows(
    tx,
    sql<Row>`
      select c.audience, b.address, b.name as mailbox, t.number, case when c.audience = 'vendor' then thread.subject else title.text end as title,
        p.name as author, look.subject as own_subject, look.footer, asker.language, team.signature_ru, team.signature_en, thread.vendor_id,
        (select s.vendor_case from stay s where s.ticket_id = t.id and s.vendor_id = thread.vendor_id and s.vendor_case is not null
          order by s.n desc limit 1) as vendor_case
      from ticket_conversation l join ticket t on t.id = l.ticket_id join text_version title on title.id = t.title_id
      join person asker on asker.id = t.requester_id
      join conversation c on c.id = l.conversation_id left join vendor_thread thread on thread.conversation_id = c.id
      join lateral (select b.* from mailbox b left join mail_conversation mc on mc.conversation_id = l.conversation_id and mc.mailbox_id = b.id
        where b.active order by mc.mailbox_id is null, b.team_id is distinct from t.team_id, b.id limit 1) b on true
      left join team on team.id = b.team_id left join person p on p.id = ${out.author} left join mail_look look on look.message_id = ${out.message}
      where l.conversation_id = ${out.conversation} and l.unlinked_at is null order by t.number limit 1`,
  )
  if (!row) throw new Error('no mailbox is set up to send letters from: settings, mail')
  const isVendor = row.audience === 'vendor'
  const language = isVendor ? (await vendorLook(tx, row.vendor_id)).language : row.language
  const footer = isVendor
    ? t(language, 'vendors', row.vendor_id === null ? 'letter.footer-outside' : 'letter.footer', {
        link: await pageOf(tx, out.message, at, url),
      })
    : (row.footer ?? '')
  const own = language === 'en' ? row.signature_en : row.signature_ru
  const signature = out.automatic ? '' : [row.author, own].filter((part) => part).join('\n')
  return {
    from: row.address,
    fromName: out.automatic || row.author === null ? row.mailbox : `${row.author} · ${row.mailbox}`,
    replyTo: withToken(row.address, signToken((await houseKey(tx, 'reply-address')).toString('hex'), out.conversation)),
    returnPath: withToken(row.address, signToken((await houseKey(tx, 'bounce-address')).toString('hex'), out.message)),
    subject: `${out.references.length > 0 ? 'Re: ' : ''}${row.own_subject ?? row.title} [#${row.number}]${row.vendor_case === null ? '' : ` [${row.vendor_case}]`}`,
    signature: signature === '' ? '' : `-- \n${signature}`,
    footer,
    htmlTail: textToHtml([signature, footer].filter((part) => part !== '').join('\n\n')),
  }
}

async function pageOf(db: Reader, letter: string, at: Temporal.Instant, url: string): Promise<string> {
  const until = Math.floor(at.epochMilliseconds / 1000) + daysOfLink * 24 * 3600
  return `${url}/v/${await makeLink(db, { purpose: vendorLink, subject: letter, person: '', until })}`
}
