export {
  type Heard,
  askRating,
  isOver,
  noteLetterFailed,
  noteReplySent,
  rate,
  requesterWrote,
  vendorWrote,
  verify,
} from './commands/heard.ts'
export { type Arrival, openFromMessage } from './commands/open.ts'
export { holdTickets, linkConversation, ticketToWork } from './commands/join.ts'
export { type History, writeHistories } from './commands/histories.ts'
export { priorityOf } from './decisions/edit.ts'
export { ticketFold } from './fold.ts'
export { jobTypes, jobs } from './jobs.ts'
export { type Scope, mayRead, mayWork } from './policy.ts'
export { conversationsOfTicket } from './queries/conversations.ts'
export { attachmentFor } from './queries/files.ts'
export { getTicketPage, readableTicket, workableTicket } from './queries/page.ts'
export { ticketScope, ticketsOfConversation, visibleTo, workedBy } from './queries/scope.ts'
export { readMatrix, readRules, resolutionCodes } from './queries/settings.ts'
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
export { takeNumbers } from './store/histories.ts'
