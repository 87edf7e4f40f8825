/** A letter that is fetched from a folder has no envelope any more: it is read from what the server and its sender wrote. */
export interface Headers {
  readonly from: { readonly address: string } | undefined
  readonly to: readonly { readonly address: string }[]
  readonly cc: readonly { readonly address: string }[]
  readonly deliveredTo: readonly string[]
  /** '' for the null sender of bounces. */
  readonly returnPath: string | undefined
}

/** Of the recipients only our own, with their tokens; the mailbox itself where the letter names none of them (it came by blind copy). */
export function envelopeIn(
  { from, to, cc, deliveredTo, returnPath }: Headers,
  mailbox: string,
  isOurs: (address: string) => boolean,
): { from: string; recipients: string[] } {
  const named = [...deliveredTo, ...[...to, ...cc].map(({ address }) => address)].filter(isOurs)
  return { from: returnPath ?? from?.address ?? '', recipients: named.length > 0 ? [...new Set(named)] : [mailbox] }
}
