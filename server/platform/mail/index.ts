/** Mail: letters read, judged, cut, cleaned, written, received, fetched and sent. Knows no module and no database. */
export { domainOf, envelopeAddress, normalAddress, readMailboxes, tokenOf, withoutToken, withToken } from './address.ts'
export { htmlToText, textToHtml } from './html-text.ts'
export { header, headers } from './letter.ts'
export type { Attachment, HeaderField, Mailbox, ParsedLetter } from './letter.ts'
export { parseLetter } from './parse.ts'
export { readToken, signToken } from './token.ts'
