import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import type { Reaction } from '#platform/events/index.ts'
import { readSetting } from '#platform/settings.ts'
import { rulesSetting } from '../major/store.ts'
import { insertReview } from './store.ts'

/** It is over, by being resolved or stood down: what was learned is due. */
export const fallDue: Reaction = {
  name: 'incidents.review-due',
  on: ['major.stood-down', 'ticket.resolved'],
  react: async (work, { subject }) => {
    const [major] = await rows(work.tx, sql`select 1 from major_incident where id = ${subject}`)
    if (!major) return
    const { reviewDays } = await readSetting(work.tx, rulesSetting)
    const due = work.at.add({ hours: 24 * reviewDays })
    if (await insertReview(work, subject, due)) work.record(subject, { type: 'review.due', at: due.toString() })
  },
}
