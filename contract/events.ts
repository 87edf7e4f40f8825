import * as z from 'zod'
import { AuthEvent } from './auth.ts'
import { AlertEvent } from './alerts.ts'
import { AgreementEvent } from './agreements.ts'
import { AssignmentEvent } from './assignment.ts'
import { AssetEvent } from './assets.ts'
import { CalendarEvent } from './calendar-acts.ts'
import { ExemptionEvent } from './corrections.ts'
import { ClockEvent } from './clock-steps.ts'
import { CatalogEvent } from './catalog.ts'
import { ChangeEvent, ChangeTemplateEvent } from './change-events.ts'
import { CheckEvent } from './check-runs.ts'
import { ConversationEvent } from './conversations.ts'
import { EmailEvent } from './email.ts'
import { ChainEvent } from './escalation-chains.ts'
import { ArticleEvent } from './knowledge.ts'
import { ImprovementEvent } from './improvements.ts'
import { KnownErrorEvent } from './known-errors.ts'
import { LevelCharterEvent } from './level-charter.ts'
import { LetterEvent } from './letters.ts'
import { MaintenanceEvent } from './maintenance.ts'
import { MajorEvent, ReviewEvent } from './major-events.ts'
import { OutageEvent } from './outages.ts'
import { PeopleEvent } from './people.ts'
import { ProblemEvent } from './problems.ts'
import { ReportEvent } from './report-schedules.ts'
import { RotaEvent } from './rotas.ts'
import { TicketEvent, TicketSettingsEvent } from './tickets.ts'
import { VerificationEvent } from './verification.ts'
import { UpdateEvent } from './updates.ts'
import { TreeRunEvent } from './tree-runs.ts'
import { TreeEvent } from './trees.ts'
import { VendorEvent } from './vendors.ts'

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
  ...OutageEvent.options,
  ...MaintenanceEvent.options,
  ...AssignmentEvent.options,
  LevelCharterEvent,
  ...CheckEvent.options,
  ...AgreementEvent.options,
  ...ExemptionEvent.options,
  ...ClockEvent.options,
  ...ChainEvent.options,
  ...ReportEvent.options,
  ...VendorEvent.options,
  ...VerificationEvent.options,
  ...ArticleEvent.options,
  ...TreeEvent.options,
  ...TreeRunEvent.options,
  ...MajorEvent.options,
  ...ReviewEvent.options,
  ...ProblemEvent.options,
  ...KnownErrorEvent.options,
  ...ImprovementEvent.options,
  ...ChangeEvent.options,
  ...ChangeTemplateEvent.options,
  ...AlertEvent.options,
  ...UpdateEvent.options,
])
export type AppEvent = z.infer<typeof AppEvent>
