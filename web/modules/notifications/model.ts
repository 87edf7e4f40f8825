import type { Answer } from '../../platform/api.ts'

export type Seen = Answer<'GET /links/:token'>
export type Done = Answer<'POST /links/:token'>
export type ByLink = { token: string; seen: Seen; onDone: (done: Done) => void }
