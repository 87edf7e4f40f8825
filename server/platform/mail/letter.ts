/** A letter that was read: what it says, and what was wrong with it. The raw bytes are kept elsewhere, always. */

/** `address` is normalised (see `normalAddress`); `name` is decoded, '' where there is none. */
export type Mailbox = { name: string; address: string }

/** One header field: `name` in lower case, `value` decoded and unfolded, `raw` unfolded as it came (Latin-1 for eight-bit bytes). */
export type HeaderField = { name: string; value: string; raw: string }

export type Attachment = {
  /** Decoded and free of paths; made up from the type where the letter gives none. */
  filename: string
  contentType: string
  /** Without angle brackets; what `cid:` in the HTML names. */
  contentId: string | undefined
  disposition: 'attachment' | 'inline'
  bytes: Uint8Array
  /** True when the HTML shows it by its content id. */
  related: boolean
  /** What the part is to the letter: an ordinary file, a letter in the letter, or a machine's report (RFC 3464, 8098, 5965). */
  role: 'file' | 'letter' | 'report'
}

export type ParsedLetter = {
  /** Ids are without angle brackets. */
  messageId: string | undefined
  inReplyTo: string | undefined
  /** References in their order, then further ids of In-Reply-To. */
  references: readonly string[]
  date: Temporal.Instant | undefined
  from: Mailbox | undefined
  sender: Mailbox | undefined
  replyTo: readonly Mailbox[]
  to: readonly Mailbox[]
  cc: readonly Mailbox[]
  bcc: readonly Mailbox[]
  /** Where it was really delivered: Delivered-To, X-Original-To, Envelope-To and their kin. */
  deliveredTo: readonly string[]
  /** '' for the null sender `<>`; undefined where no Return-Path stands. */
  returnPath: string | undefined
  subject: string
  /** Always there: taken from the HTML where the letter has no text of its own. */
  text: string
  html: string | undefined
  attachments: readonly Attachment[]
  headers: readonly HeaderField[]
  /** Type of the whole and its parameters: `multipart/report`, `report-type`. */
  contentType: string
  contentParameters: Readonly<Record<string, string>>
  /** Text before the first and after the last part, where it is not the usual notice to old programs. */
  outside: string
  /** Codes of what was broken and mended. */
  defects: readonly string[]
}

/** The decoded value of the first header of that name, or undefined. */
export function header(letter: Pick<ParsedLetter, 'headers'>, name: string): string | undefined {
  return letter.headers.find((field) => field.name === name)?.value
}

export function headers(letter: Pick<ParsedLetter, 'headers'>, name: string): readonly string[] {
  return letter.headers.filter((field) => field.name === name).map((field) => field.value)
}
