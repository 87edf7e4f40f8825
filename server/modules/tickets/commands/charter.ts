import type { Value } from '#contract/endpoint.ts'
import type { LevelCharter, setLevelCharter as SetCharter } from '#contract/level-charter.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { charterOf, checksOf } from '../queries/charter.ts'
import { levels } from '../queries/facts.ts'
import { keepCharter } from '../store/charter.ts'
import { areAll, checkCalendar } from './skills.ts'

type Charter = Value<typeof LevelCharter>

export async function setLevelCharter(work: Work, level: string, body: Value<(typeof SetCharter)['body']>): Promise<Charter> {
  if (!(await levels(work.tx)).some(({ id }) => id === level)) throw new Refusal('not-found')
  const services = [...new Set(body.services)]
  if (!(await areAll(work, 'service', services))) throw new Refusal('catalog.unknown-service')
  await checkCalendar(work, body.calendar)
  const ids = body.checks.map(({ id }) => id)
  if ((await checksOf(work.tx, ids)).some((check) => check.level !== level)) throw new Refusal('tickets.check-of-other-level')
  const charter = { level, kinds: [...new Set(body.kinds)], services, calendar: body.calendar, checks: body.checks }
  await keepCharter(work, charter)
  work.record(level, { type: 'level.charter-set', kinds: charter.kinds, services, calendar: body.calendar, checks: ids })
  return charterOf(work.tx, level)
}
