import * as alerts from '#contract/alerts.ts'
import * as contract from '#contract/maintenance.ts'
import { workableTicket } from '#modules/tickets'
import { type Route, act, hook, read } from '#platform/http/index.ts'
import type { Work } from '#platform/work.ts'
import { parseAlert, readAlerts } from './alert.ts'
import { addSource, editSource, receiveCall, renewSecret } from './commands/alerts.ts'
import { announceMaintenance, cancelMaintenance, moveMaintenance } from './commands/maintenance.ts'
import { alertSource, alertSources, alertsOf } from './queries/alerts.ts'
import { maintenance, maintenanceById } from './queries/maintenance.ts'

/** `url`: where people and machines reach Opora. */
export const routes = (url: string): readonly Route[] => [
  read(contract.listMaintenance, async ({ db, actor, at, query }) => ({ items: await maintenance(db, actor, at, query) })),
  act(contract.announceMaintenance, async ({ work, body }) => maintenanceById(work.tx, work.actor, await announceMaintenance(work, body))),
  act(contract.moveMaintenance, async ({ work, params: { id }, body }) =>
    moveMaintenance(work, id, body).then(() => maintenanceById(work.tx, work.actor, id)),
  ),
  act(contract.cancelMaintenance, async ({ work, params: { id } }) =>
    cancelMaintenance(work, id).then(() => maintenanceById(work.tx, work.actor, id)),
  ),
  read(alerts.listAlertSources, async ({ db }) => ({ items: await alertSources(db, url) })),
  act(alerts.addAlertSource, async ({ work, body }) => withSecret(work, url, await addSource(work, body))),
  act(alerts.editAlertSource, async ({ work, params, body }) => alertSource(work.tx, url, await editSource(work, params.id, body))),
  act(alerts.renewAlertSecret, async ({ work, params }) => withSecret(work, url, await renewSecret(work, params.id))),
  act(alerts.tryAlertMapping, async ({ body }) => ({ items: readAlerts(parseAlert(body.sample), body.mapping) })),
  hook(alerts.receiveAlerts, async ({ work, params, raw, header }) =>
    receiveCall(work, params.source, { timestamp: header('x-opora-timestamp') ?? '', signature: header('x-opora-signature') ?? '' }, raw),
  ),
  read(alerts.listTicketAlerts, async ({ db, actor, params }) => ({
    items: await alertsOf(db, await workableTicket(db, actor, params.ref)),
  })),
]

const withSecret = async (work: Work, url: string, { id, secret }: { id: string; secret: string }) => ({
  source: await alertSource(work.tx, url, id),
  secret,
})
