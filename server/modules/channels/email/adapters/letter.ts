import type { Classification, ParsedLetter } from '#platform/mail/index.ts'

/** A letter as a door of the house got it. */
export interface Post {
  readonly raw: Uint8Array
  /** The envelope's sender; '' is the null sender of bounces. */
  readonly from: string
  readonly recipients: readonly string[]
  /** Accepted by our SMTP door, or the internal date of the IMAP folder: clocks start then. */
  readonly receivedAt: Temporal.Instant
  readonly mailbox: string
  readonly checks: { readonly spf: string; readonly dkim: string; readonly dmarc: string } | null
}

/** A letter that was read and stored, on its way into the house. */
export interface Letter extends Post {
  readonly id: string
  readonly sha256: string
  readonly parsed: ParsedLetter
  readonly judged: Classification
  /** SHA-256 of each attachment, in the letter's order. */
  readonly files: readonly string[]
}
