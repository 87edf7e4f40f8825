import { Calendar } from '#contract/calendars.ts'
import type { Reader } from '#platform/db/index.ts'

/** What a published version of a calendar says, and from when on. */
export async function calendarVersionOf(db: Reader, id: string): Promise<{ from: number; definition: Calendar } | undefined> {
  const found = await db.selectFrom('calendar_version').select(['valid_from', 'definition']).where('id', '=', id).executeTakeFirst()
  return found && { from: found.valid_from.epochMilliseconds, definition: Calendar.parse(found.definition) }
}
