import { givenDesk } from './given.ts'
import { makeWorld } from '../demo/world.ts'

/** The small world in a database of its own, on the Friday of its week at noon; `at` moves its clock on. */
export async function givenWorld() {
  let clock = Temporal.Instant.from('2026-03-01T00:00:00Z')
  const desk = await givenDesk({ now: () => clock })
  const at = (moment: Temporal.Instant) => {
    clock = moment
  }
  await desk.settle()
  const world = await makeWorld({ ...desk, at, monday: Temporal.PlainDate.from('2026-03-16') })
  await desk.settle()
  return { ...desk, ...world, at }
}
