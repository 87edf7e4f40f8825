import { sql } from 'kysely'
import type { Outgoing } from '#modules/conversations'
import { rows } from '#platform/db/index.ts'
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

interface Row {
  address: string
  mailbox: string
  number: number
  title: string
  author: string | null
  signature: string | null
  own_subject: string | null
  footer: string | null
}

/** By the mailbox that the conversation came by, else the one of the ticket's team, else any. */
export async function envelopeOf({ tx }: Work, out: Outgoing): Promise<Envelope> {
  const [row] = await rows(
    tx,
    sql<Row>`
      select b.address, b.name as mailbox, t.number, title.text as title, p.name as author, look.subject as own_subject, look.footer,
        case when asker.language = 'en' then team.signature_en else team.signature_ru end as signature
      from ticket_conversation l join ticket t on t.id = l.ticket_id join text_version title on title.id = t.title_id
      join person asker on asker.id = t.requester_id
      join lateral (select b.* from mailbox b left join mail_conversation mc on mc.conversation_id = l.conversation_id and mc.mailbox_id = b.id
        where b.active order by mc.mailbox_id is null, b.team_id is distinct from t.team_id, b.id limit 1) b on true
      left join team on team.id = b.team_id left join person p on p.id = ${out.author} left join mail_look look on look.message_id = ${out.message}
      where l.conversation_id = ${out.conversation} and l.unlinked_at is null order by t.number limit 1`,
  )
  if (!row) throw new Error('no mailbox is set up to send letters from: settings, mail')
  const footer = row.footer ?? ''
  const signature = out.automatic ? '' : [row.author, row.signature].filter((part) => part).join('\n')
  return {
    from: row.address,
    fromName: out.automatic || row.author === null ? row.mailbox : `${row.author} · ${row.mailbox}`,
    replyTo: withToken(row.address, signToken((await houseKey(tx, 'reply-address')).toString('hex'), out.conversation)),
    returnPath: withToken(row.address, signToken((await houseKey(tx, 'bounce-address')).toString('hex'), out.message)),
    subject: `${out.references.length > 0 ? 'Re: ' : ''}${row.own_subject ?? row.title} [#${row.number}]`,
    signature: signature === '' ? '' : `-- \n${signature}`,
    footer,
    htmlTail: textToHtml([signature, footer].filter((part) => part !== '').join('\n\n')),
  }
}
