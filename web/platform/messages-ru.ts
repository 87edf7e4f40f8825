import common from '#messages/ru/common.json' with { type: 'json' }
import conversations from '#messages/ru/conversations.json' with { type: 'json' }
import desk from '#messages/ru/desk.json' with { type: 'json' }
import sla from '#messages/ru/sla.json' with { type: 'json' }
import tickets from '#messages/ru/tickets.json' with { type: 'json' }
import worklists from '#messages/ru/worklists.json' with { type: 'json' }
import type { Messages } from './translate.ts'

export const messages: Messages = { common, conversations, desk, sla, tickets, worklists }
