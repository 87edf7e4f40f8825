import assets from '#messages/en/assets.json' with { type: 'json' }
import audit from '#messages/en/audit.json' with { type: 'json' }
import auth from '#messages/en/auth.json' with { type: 'json' }
import calendars from '#messages/en/calendars.json' with { type: 'json' }
import catalog from '#messages/en/catalog.json' with { type: 'json' }
import changes from '#messages/en/changes.json' with { type: 'json' }
import common from '#messages/en/common.json' with { type: 'json' }
import conversations from '#messages/en/conversations.json' with { type: 'json' }
import desk from '#messages/en/desk.json' with { type: 'json' }
import diagnosis from '#messages/en/diagnosis.json' with { type: 'json' }
import email from '#messages/en/email.json' with { type: 'json' }
import incidents from '#messages/en/incidents.json' with { type: 'json' }
import knowledge from '#messages/en/knowledge.json' with { type: 'json' }
import letters from '#messages/en/letters.json' with { type: 'json' }
import major from '#messages/en/major.json' with { type: 'json' }
import monitoring from '#messages/en/monitoring.json' with { type: 'json' }
import people from '#messages/en/people.json' with { type: 'json' }
import portal from '#messages/en/portal.json' with { type: 'json' }
import problems from '#messages/en/problems.json' with { type: 'json' }
import reports from '#messages/en/reports.json' with { type: 'json' }
import rotas from '#messages/en/rotas.json' with { type: 'json' }
import sla from '#messages/en/sla.json' with { type: 'json' }
import stages from '#messages/en/stages.json' with { type: 'json' }
import tickets from '#messages/en/tickets.json' with { type: 'json' }
import updates from '#messages/en/updates.json' with { type: 'json' }
import trees from '#messages/en/trees.json' with { type: 'json' }
import vendors from '#messages/en/vendors.json' with { type: 'json' }
import worklists from '#messages/en/worklists.json' with { type: 'json' }

/** Every message file that the web may show; a module adds its line here and in messages-ru.ts. */
export const messages = {
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
