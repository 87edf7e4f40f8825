import assets from '#messages/ru/assets.json' with { type: 'json' }
import audit from '#messages/ru/audit.json' with { type: 'json' }
import auth from '#messages/ru/auth.json' with { type: 'json' }
import calendars from '#messages/ru/calendars.json' with { type: 'json' }
import catalog from '#messages/ru/catalog.json' with { type: 'json' }
import changes from '#messages/ru/changes.json' with { type: 'json' }
import common from '#messages/ru/common.json' with { type: 'json' }
import conversations from '#messages/ru/conversations.json' with { type: 'json' }
import desk from '#messages/ru/desk.json' with { type: 'json' }
import diagnosis from '#messages/ru/diagnosis.json' with { type: 'json' }
import email from '#messages/ru/email.json' with { type: 'json' }
import incidents from '#messages/ru/incidents.json' with { type: 'json' }
import knowledge from '#messages/ru/knowledge.json' with { type: 'json' }
import letters from '#messages/ru/letters.json' with { type: 'json' }
import major from '#messages/ru/major.json' with { type: 'json' }
import monitoring from '#messages/ru/monitoring.json' with { type: 'json' }
import people from '#messages/ru/people.json' with { type: 'json' }
import portal from '#messages/ru/portal.json' with { type: 'json' }
import problems from '#messages/ru/problems.json' with { type: 'json' }
import reports from '#messages/ru/reports.json' with { type: 'json' }
import rotas from '#messages/ru/rotas.json' with { type: 'json' }
import sla from '#messages/ru/sla.json' with { type: 'json' }
import stages from '#messages/ru/stages.json' with { type: 'json' }
import tickets from '#messages/ru/tickets.json' with { type: 'json' }
import updates from '#messages/ru/updates.json' with { type: 'json' }
import trees from '#messages/ru/trees.json' with { type: 'json' }
import vendors from '#messages/ru/vendors.json' with { type: 'json' }
import worklists from '#messages/ru/worklists.json' with { type: 'json' }
import type { Messages } from './translate.ts'

export const messages: Messages = {
  assets,
  audit,
  auth,
  calendars,
  catalog,
  changes,
  common,
  conversations,
  desk,
  diagnosis,
  email,
  incidents,
  knowledge,
  letters,
  major,
  monitoring,
  people,
  portal,
  problems,
  reports,
  rotas,
  sla,
  stages,
  tickets,
  updates,
  trees,
  vendors,
  worklists,
}
