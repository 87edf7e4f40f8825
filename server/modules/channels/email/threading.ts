/** Where a letter belongs, decided from what is known of it before anything is changed. */

type LetterKind = 'ordinary' | 'auto-reply' | 'bounce' | 'receipt' | 'list' | 'automatic' | 'loop'

/** A conversation that the letter points to: by the signed token of the address it was sent to, or by Message-IDs it names. */
export interface Thread {
  readonly conversation: string
  readonly by: 'token' | 'reference'
  readonly audience: 'requester' | 'internal' | 'vendor'
  /** Addresses of those who have taken part, in copy too. */
  readonly participants: readonly string[]
}

export interface Arrived {
  readonly kind: LetterKind
  readonly from: string
  /** The strongest first: a token before references, the nearest reference before the far ones. */
  readonly threads: readonly Thread[]
  /** The author works here; then a forwarded letter is somebody else's request. */
  readonly byStaff: boolean
  readonly forwarded: { readonly address: string; readonly name: string } | null
  /** Letters of this sender that opened tickets within the last hour, and how many may. */
  readonly openedLately: number
  readonly openedAtMost: number
  /** A bounce's: the message of ours that it speaks of. */
  readonly failedMessage: string | null
}

export type Decision =
  | { readonly act: 'join'; readonly conversation: string; readonly automatic: boolean }
  | {
      readonly act: 'open'
      readonly automatic: boolean
      readonly stranger: string | null
      readonly requester: { address: string; name: string } | null
    }
  | { readonly act: 'mark-failed'; readonly message: string | null }
  | { readonly act: 'keep'; readonly outcome: 'automatic' | 'loop' }
  | { readonly act: 'park'; readonly reason: 'flood' | 'loop' }

export function decide(letter: Arrived): Decision {
  const thread = threadOf(letter)
  switch (letter.kind) {
    case 'loop':
      return { act: 'keep', outcome: 'loop' }
    case 'bounce':
      return { act: 'mark-failed', message: letter.failedMessage }
    case 'receipt':
      return { act: 'keep', outcome: 'automatic' }
    case 'auto-reply':
      // RFC 3834: an answer of an automaton opens nothing; where it belongs it is kept to be seen.
      return thread ? { act: 'join', conversation: thread.conversation, automatic: true } : { act: 'keep', outcome: 'automatic' }
    case 'ordinary':
      return thread ? { act: 'join', conversation: thread.conversation, automatic: false } : open(letter, false)
    case 'list':
    case 'automatic':
      return thread ? { act: 'join', conversation: thread.conversation, automatic: true } : open(letter, true)
  }
}

/** A thread counts only for those who take part in it: a stranger's reply, even with a token, opens a ticket of his own. */
const threadOf = ({ threads, from }: Arrived): Thread | undefined => threads.find(({ participants }) => participants.includes(from))

function open(letter: Arrived, automatic: boolean): Decision {
  if (letter.openedLately >= letter.openedAtMost) return { act: 'park', reason: 'flood' }
  const requester = letter.byStaff && letter.forwarded && letter.forwarded.address !== letter.from ? letter.forwarded : null
  return { act: 'open', automatic, requester, stranger: letter.threads[0]?.conversation ?? null }
}

/** Without reply and forward marks of many languages: the subject as the ticket's title. */
export function titleOf(subject: string, fallback: string): string {
  const bare = subject
    .replace(/^(?:\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|antw|ответ|отв|пересл|пер|ha|на)(?:\[\d+\]|\(\d+\))?\s*:)+/iu, '')
    .trim()
  return (bare === '' ? fallback : bare).slice(0, 300)
}
