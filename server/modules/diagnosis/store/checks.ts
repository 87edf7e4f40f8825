import type { CheckTargets, CheckKind } from '#contract/check-runs.ts'
import { personOf } from '#platform/actor.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { targetsSetting } from '../queries/checks.ts'

interface Run {
  readonly id: string
  readonly ticket: string
  readonly kind: CheckKind
  readonly target: string
  readonly port: number | null
  readonly address: string | null
  readonly outcome: 'ok' | 'failed'
  readonly output: string
  readonly at: Temporal.Instant
  readonly tookMs: number
}

export async function insertRun({ tx, actor }: Work, { ticket, at, tookMs, ...run }: Run): Promise<void> {
  await tx
    .insertInto('check_run')
    .values({ ...run, ticket_id: ticket, run_by: personOf(actor), run_at: at, took_ms: tookMs })
    .execute()
}

export const saveTargets = ({ tx }: Work, targets: CheckTargets): Promise<void> => writeSetting(tx, targetsSetting, targets)
