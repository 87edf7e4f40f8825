import { randomUUIDv7 } from 'node:crypto'
import type { Work } from '#platform/work.ts'
import { holdAgreements } from '../store/clocks.ts'
import * as store from '../store/following.ts'
import { lockAgreement } from '../store/agreements.ts'
import { turn } from './agreements.ts'
import { turnAgreement } from './job-types.ts'

/** A calendar was published anew: agreements that count by it get a version that does, and open tickets follow that. Asked twice, it does nothing. */
export async function followCalendar(work: Work, calendarVersion: string, mode: 'carry' | 'retroactive'): Promise<void> {
  await holdAgreements(work.tx)
  for (const agreement of await store.agreementsBehind(work.tx, calendarVersion)) {
    const { published, draft } = await lockAgreement(work, agreement)
    const last = Math.max(0, ...published.map(({ n }) => n))
    const behind = await store.versionsBehind(work, agreement, calendarVersion)
    if (draft) await store.renumberDraft(work, draft.id, last + behind.length + 1, calendarVersion)
    for (const [i, { id: follows, validFrom, validTo, isComing }] of behind.entries()) {
      const [id, n] = [randomUUIDv7(), last + 1 + i]
      const from = isComing ? validFrom : work.at
      await store.insertFollowing(work, { id, n, follows, mode, calendarVersion, from })
      work.record(agreement, { type: 'agreement.published', version: id, n, from: from.toString(), to: validTo?.toString() ?? null })
      if (isComing) work.later(turnAgreement, { agreement }, validFrom)
    }
    await turn(work, agreement)
  }
}
