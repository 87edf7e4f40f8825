import type { CheckTargets } from '#contract/check-runs.ts'
import type { Network } from './network.ts'

/** What a check is given: a name, the one address it stands for, a port. */
export interface Ask {
  readonly host: string
  readonly address: string
  readonly port: number | null
  /** For a redirect, which goes to another place. */
  readonly targets: CheckTargets
  readonly network: Network
}
export interface Outcome {
  readonly outcome: 'ok' | 'failed'
  readonly output: string
}
export type Check = (ask: Ask) => Promise<Outcome>

/** Milliseconds for one connection. */
export const patience = 10_000
export const ok = (lines: readonly string[]): Outcome => ({ outcome: 'ok', output: lines.join('\n') })
export const failed = (lines: readonly string[]): Outcome => ({ outcome: 'failed', output: lines.join('\n') })
export const said = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? `${String(error.code)}: ${error.message}` : error.message) : String(error)
/** An address as it stands before a port. */
export const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address)
