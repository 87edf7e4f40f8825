import type { Message, Page } from './model.ts'

export type Given = { code: string | null; text: string }

/** What the agent wants to do and must say more about. */
export type Asked =
  | { kind: 'assign' | 'priority' | 'return' | 'escalate' | 'reopen' | 'wait' | 'merge' | 'split' | 'link' }
  /** `given`: how it was solved is known already, and can be changed. */
  | { kind: 'resolve'; given?: Given }
  | { kind: 'card' | 'vendor-letter' | 'solution-failed' }
  | { kind: 'close'; how: 'agent' | 'spam' | 'duplicate' }
  | { kind: 'forward'; message: Message }

export type DialogProps = { page: Page; onClose: () => void }
