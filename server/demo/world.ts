import { hands as handsOf } from './hands.ts'
import { makePeople } from './people.ts'
import type { Stage } from './stage.ts'
import { tellStory } from './story.ts'

/** The small named world, made by real commands: its people, and a week of tickets in every state with their histories. */
export async function makeWorld(stage: Stage) {
  stage.at(stage.monday.subtract({ days: 3 }).toZonedDateTime({ timeZone: 'Europe/Moscow', plainTime: '10:00' }).toInstant())
  const people = await makePeople(stage)
  const hands = handsOf(stage)
  return { ...people, hands, ...(await tellStory(stage, hands, people)) }
}
