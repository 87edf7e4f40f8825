import * as z from 'zod'
import { AuthEvent } from './auth.ts'
import { AgreementEvent } from './agreements.ts'
import { AssetEvent } from './assets.ts'
import { CalendarEvent } from './calendar-acts.ts'
import { CatalogEvent } from './catalog.ts'
import { CheckEvent } from './check-runs.ts'
import { ConversationEvent } from './conversations.ts'
import { EmailEvent } from './email.ts'
import { LetterEvent } from './letters.ts'
import { PeopleEvent } from './people.ts'
import { ReportEvent } from './report-schedules.ts'
import { RotaEvent } from './rotas.ts'
import { TicketEvent, TicketSettingsEvent } from './tickets.ts'

/** Everything that can happen. Append only: never change or reuse a type. */
export const AppEvent = z.discriminatedUnion('type', [
  ...PeopleEvent.options,
  ...AuthEvent.options,
  ...CalendarEvent.options,
  ...RotaEvent.options,
  ...CatalogEvent.options,
  ...AssetEvent.options,
  ...ConversationEvent.options,
  ...EmailEvent.options,
  ...LetterEvent.options,
  ...TicketEvent.options,
  ...TicketSettingsEvent.options,
  ...CheckEvent.options,
  ...AgreementEvent.options,
  ...ReportEvent.options,
])
export type AppEvent = z.infer<typeof AppEvent>
