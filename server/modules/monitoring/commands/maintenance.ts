import { randomUUIDv7 } from 'node:crypto'
import type { NewMaintenance } from '#contract/maintenance.ts'
import { checkChoice } from '#modules/catalog'
import { organisationChips } from '#modules/people'
import { allow, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { checkAhead, checkHours } from '../maintenance.ts'
import { mayPlan } from '../policy.ts'
import { insertMaintenance, lockMaintenance, updateMaintenance } from '../store/maintenance.ts'

export async function announceMaintenance(work: Work, { service, organisations, from, to, texts }: NewMaintenance): Promise<string> {
  allow(mayPlan(work.actor, organisations))
  checkHours({ from, to }, work.at)
  await checkChoice(work.tx, { service, category: null, kind: 'incident' })
  const known = await organisationChips(work.tx, organisations)
  if (organisations.some((id) => !known.has(id))) throw new Refusal('not-found')
  const id = randomUUIDv7()
  await insertMaintenance(work, {
    id,
    service_id: service,
    organisations,
    from_at: from,
    to_at: to,
    text_ru: texts.ru,
    text_en: texts.en,
    announced_at: work.at,
    announced_by: personOf(work.actor),
  })
  work.record(id, { type: 'maintenance.announced', service, organisations, from: from.toString(), to: to.toString() })
  return id
}

/** Other hours are announced anew: whoever was promised notice gets it. */
export async function moveMaintenance(work: Work, id: string, { from, to, texts }: Pick<NewMaintenance, 'from' | 'to' | 'texts'>) {
  const before = await lockMaintenance(work, id)
  allow(mayPlan(work.actor, before.organisations))
  checkAhead(before.from, work.at)
  const isMoved = !from.equals(before.from) || !to.equals(before.to)
  if (isMoved) checkHours({ from, to }, work.at)
  await updateMaintenance(work, id, {
    text_ru: texts.ru,
    text_en: texts.en,
    ...(isMoved && { from_at: from, to_at: to, announced_at: work.at, announced_by: personOf(work.actor) }),
  })
  work.record(
    id,
    isMoved
      ? {
          type: 'maintenance.moved',
          before: { from: before.from.toString(), to: before.to.toString() },
          after: { from: from.toString(), to: to.toString() },
        }
      : { type: 'maintenance.described' },
  )
}

export async function cancelMaintenance(work: Work, id: string): Promise<void> {
  const { from, organisations } = await lockMaintenance(work, id)
  allow(mayPlan(work.actor, organisations))
  checkAhead(from, work.at)
  await updateMaintenance(work, id, { cancelled_at: work.at })
  work.record(id, { type: 'maintenance.cancelled' })
}
