import * as z from 'zod'
import { jobType } from '#platform/jobs/index.ts'
import { type House, openWork } from '#platform/work.ts'

/** Reminds the owners of improvements whose day has passed. */
export const remindOwners = jobType('problems.remind', z.object({}), { cron: '23 * * * *' })

/** Once when it is late, and every third day until it is done. */
const every = { hours: 72 }

export async function remindOf(house: House): Promise<void> {
  const before = house.now().subtract(every)
  const today = house.now().toZonedDateTimeISO('UTC').toPlainDate().toString()
  const late = () =>
    house.db.read
      .selectFrom('improvement')
      .select('id')
      .where('state', 'in', ['accepted', 'doing'])
      .where('due_on', '<', today)
      .where((of) => of.or([of('reminded_at', 'is', null), of('reminded_at', '<=', before)]))
  for (const { id } of await late().orderBy('id').execute())
    await openWork(house, { kind: 'system', job: remindOwners.name }, async (work) => {
      const found = await work.tx
        .updateTable('improvement')
        .set({ reminded_at: work.at })
        .where('id', '=', id)
        .where('id', 'in', late())
        .returning('owner_id as owner')
        .executeTakeFirst()
      if (found && found.owner !== null) work.record(id, { type: 'improvement.overdue', owner: found.owner })
    })
}
