import * as contract from '#contract/calendar-acts.ts'
import * as rota from '#contract/rotas.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'
import { addCalendar, dropDraft, editCalendar, importDays, publishCalendar, saveDraft } from './commands/calendars.ts'
import { addOverride, addRota, editRota, removeOverride } from './commands/rotas.ts'
import { calendarById, calendars } from './queries/calendars.ts'
import { calendarYear, draftDifference } from './queries/years.ts'
import { rotaById, rotas, whoIsOn } from './queries/rotas.ts'

const rotaPage = ({ tx, at }: Work, id: string) => rotaById(tx, at, id)
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
  read(rota.listRotas, async ({ db, at, query }) => ({ items: await rotas(db, at, query) })),
  read(rota.getRota, ({ db, at, params: { id }, query }) => rotaById(db, at, id, query)),
  read(rota.getOnCall, ({ db, at, params: { id }, query }) => whoIsOn(db, query.at ?? at, id)),
  act(rota.addRota, async ({ work, body }) => rotaPage(work, await addRota(work, body))),
  act(rota.editRota, ({ work, params: { id }, body }) => editRota(work, id, body).then(() => rotaPage(work, id))),
  act(rota.addOverride, ({ work, params: { id }, body }) => addOverride(work, id, body).then(() => rotaPage(work, id))),
  act(rota.removeOverride, ({ work, params }) => removeOverride(work, params).then(() => rotaPage(work, params.id))),
]
