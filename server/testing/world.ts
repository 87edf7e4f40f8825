import { hands as handsOf } from './world/hands.ts'
import { makePeople } from './world/people.ts'
import type { Stage } from './world/stage.ts'
import { tellStory } from './world/story.ts'

export type { Stage } from './world/stage.ts'
export type { Character } from './world/people.ts'

/** The small named world, made by real commands: its people, and a week of tickets in every state with their histories. */
export async function makeWorld(stage: Stage) {
  stage.at(stage.monday.subtract({ days: 3 }).toZonedDateTime({ timeZone: 'Europe/Moscow', plainTime: '10:00' }).toInstant())
  const people = await makePeople(stage)
  const hands = handsOf(stage)
  return { ...people, hands, ...(await tellStory(stage, hands, people)) }
}
