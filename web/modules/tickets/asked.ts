import type { Message, Page } from './model.ts'

/** What the agent wants to do and must say more about. */
export type Asked =
  | { kind: 'assign' | 'priority' | 'return' | 'escalate' | 'resolve' | 'reopen' | 'wait' | 'merge' | 'split' | 'link' }
  | { kind: 'card' | 'vendor-letter' | 'solution-failed' }
  | { kind: 'close'; how: 'agent' | 'spam' | 'duplicate' }
  | { kind: 'forward'; message: Message }

export type DialogProps = { page: Page; onClose: () => void }
