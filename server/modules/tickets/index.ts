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
export { editTicket } from './commands/edit.ts'
export { type Arrival, openFromMessage, openTicket } from './commands/open.ts'
export { reopenTicket } from './commands/resolve.ts'
export { type Correction, type Recorded, correctTicket, correctionOf } from './commands/correct.ts'
export { giveEvidence, passGate, requireEvidence, withdrawEvidence } from './commands/evidence.ts'
export { holdFreeTickets, holdTickets, linkConversation, ticketToWork } from './commands/join.ts'
export { checkFinished } from './commands/verification.ts'
export { markEscalated, moveToTeam, takeTicket } from './commands/place.ts'
export { joinWhole, leaveWhole, resolvePart } from './commands/parts.ts'
export { linkTicket } from './commands/links.ts'
export { vendorGaveCase, vendorReturned } from './commands/vendor-case.ts'
export { type History, writeHistories } from './commands/histories.ts'
export { priorityOf } from './decisions/edit.ts'
export { mayCheck } from './decisions/called-off.ts'
export { ticketFold } from './fold.ts'
export { jobTypes, jobs } from './jobs.ts'
export { type Scope, mayCorrect, mayRead, mayWork } from './policy.ts'
export { isUnattended } from './queries/assignment.ts'
export { presentOn } from './queries/presence.ts'
export { conversationsOfTicket } from './queries/conversations.ts'
export { waitsOf } from './queries/waits.ts'
export { getTicketPage, readableTicket, ticketToJudge, workableTicket } from './queries/page.ts'
export { helps, meAndThose, ticketScope, ticketsOfConversation, visibleTo, workedBy } from './queries/scope.ts'
export { attachmentFor } from './queries/files.ts'
export { gatesSetting, readMatrix, readRules, resolutionCodes } from './queries/settings.ts'
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
export { openCheck } from './store/called-off.ts'
export { takeNumbers } from './store/histories.ts'
