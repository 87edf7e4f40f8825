import * as contract from '#contract/calendar-acts.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'
import { addCalendar, dropDraft, editCalendar, importDays, publishCalendar, saveDraft } from './commands.ts'
import { calendarById, calendars } from './queries/calendars.ts'
import { calendarYear, draftDifference } from './queries/years.ts'

const page = ({ tx, actor, at }: Work, id: string) => calendarById(tx, actor, at, id)

export const routes: readonly Route[] = [
  read(contract.listCalendars, async ({ db, at, query }) => ({ items: await calendars(db, at, query) })),
  act(contract.addCalendar, async ({ work, body }) => page(work, await addCalendar(work, body))),
  read(contract.getCalendar, ({ db, actor, at, params: { id } }) => calendarById(db, actor, at, id)),
  act(contract.editCalendar, ({ work, params: { id }, body }) => editCalendar(work, id, body).then(() => page(work, id))),
  act(contract.saveDraft, ({ work, params: { id }, body }) => saveDraft(work, id, body).then(() => page(work, id))),
  act(contract.dropDraft, ({ work, params: { id } }) => dropDraft(work, id).then(() => ({}))),
  read(contract.compareDraft, ({ db, at, params: { id } }) => draftDifference(db, at, id)),
  act(contract.importDays, ({ work, params: { id }, body }) => importDays(work, id, body)),
  act(contract.publishCalendar, ({ work, params: { id }, body }) => publishCalendar(work, id, body).then(() => page(work, id))),
  read(contract.getCalendarYear, ({ db, actor, at, params, query }) => calendarYear(db, actor, at, { ...params, version: query.version })),
]
