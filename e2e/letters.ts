/** Letters of people who have an ordinary mail program: read from dovecot, sent through postfix. */
import { createTransport } from 'nodemailer'
import { type ParsedLetter, parseLetter } from '#platform/mail/index.ts'
import type { MailSystem } from './mail-system.ts'
import { eventually } from './waiting.ts'

/** Everything in the inbox of `NAME@mail.test`, the oldest first. */
export async function inbox(system: MailSystem, user: string): Promise<ParsedLetter[]> {
  const fetched: readonly { text: string }[] = JSON.parse(
    await system.doveadm('-f', 'json', 'fetch', '-u', user, 'text', 'mailbox', 'INBOX', 'ALL'),
  )
  return fetched.map(({ text }) => parseLetter(Buffer.from(text)))
}

/** Waits for a letter in somebody's inbox that is as wished. */
export const letterTo = (
  system: MailSystem,
  user: string,
  what: string,
  isIt: (letter: ParsedLetter) => boolean,
  why?: () => Promise<string>,
  seconds = 60,
): Promise<ParsedLetter> =>
  eventually(
    `${what} to ${user}`,
    async () => (await inbox(system, user)).find(isIt),
    seconds,
    async () => `${(await why?.()) ?? ''}\n${await system.log()}`,
  )

/** Answers a letter as a mail program does: to its reply address, in its thread, with the old words below. */
export async function answerLetter(
  system: MailSystem,
  from: { name: string; address: string },
  letter: ParsedLetter,
  { text, wrote }: { text: string; wrote: string },
): Promise<void> {
  const client = createTransport({ host: '127.0.0.1', port: system.smtpPort, ignoreTLS: true })
  const id = letter.messageId === undefined ? {} : { inReplyTo: `<${letter.messageId}>` }
  const quote = letter.text.replaceAll(/^/gm, '> ')
  await client.sendMail({
    from,
    to: (letter.replyTo[0] ?? letter.from)?.address ?? '',
    subject: /^re:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
    text: `${text}\n\n${wrote.replace('{who}', `${letter.from?.name ?? ''} <${letter.from?.address ?? ''}>`)}\n${quote}\n`,
    references: [...letter.references, letter.messageId].filter((one) => one !== undefined).map((one) => `<${one}>`),
    ...id,
  })
  client.close()
}

/** Every web address that stands in a letter, in its text and in its HTML. */
export function linksIn({ text, html = '' }: Pick<ParsedLetter, 'text' | 'html'>): string[] {
  const inHtml = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
  return [...new Set([...(text.match(/https?:\/\/[^\s<>"]+/g) ?? []), ...inHtml.filter((address) => /^https?:/.test(address))])]
}
