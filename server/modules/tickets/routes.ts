import { checkCalledOff } from '#contract/corrections.ts'
import * as contract from '#contract/tickets.ts'
import * as charter from '#contract/level-charter.ts'
import * as presence from '#contract/presence.ts'
import * as assignment from '#contract/assignment.ts'
import { type Route, act, file, read } from '#platform/http/index.ts'
import type { Storage } from '#platform/storage.ts'
import * as calledOff from './commands/called-off.ts'
import { assignToBest } from './commands/assignment.ts'
import { setLevelCharter } from './commands/charter.ts'
import * as edits from './commands/edit.ts'
import * as cards from './commands/hand-over.ts'
import * as links from './commands/links.ts'
import * as merges from './commands/merge.ts'
import * as messages from './commands/messages.ts'
import { copyFiles } from './commands/files.ts'
import { openTicket } from './commands/open.ts'
import * as places from './commands/place.ts'
import * as replies from './commands/reply.ts'
import * as ends from './commands/resolve.ts'
import * as settings from './commands/settings.ts'
import { saveSkill, setTeamAssignment, setWorkTerms } from './commands/skills.ts'
import * as splits from './commands/split.ts'
import * as swarm from './commands/swarm.ts'
import * as cases from './commands/vendor-case.ts'
import * as vendors from './commands/vendor.ts'
import { verifyTicket } from './commands/verification.ts'
import * as waits from './commands/wait.ts'
import { bestAssignee, skills, workTerms } from './queries/assignment.ts'
import { charters } from './queries/charter.ts'
import { teamAssignments } from './queries/candidates.ts'
import { attachmentFor, rawFor } from './queries/files.ts'
import { handOverRules } from './queries/hand-over.ts'
import { getTicketPage } from './queries/page.ts'
import { presentFor } from './queries/presence.ts'
import { readGates, readMatrix, readRules, readVerification, resolutionCodes } from './queries/settings.ts'

export const routes = ({ storage }: { storage: Storage }): Route[] => [
  read(contract.getTicket, ({ db, actor, params, at }) => getTicketPage(db, actor, params.ref, at)),
  act(contract.openTicket, ({ work, body }) => openTicket(work, body)),
  act(contract.replyToTicket, ({ work, params, body }) => replies.replyToTicket(work, params.ref, body)),
  act(contract.noteOnTicket, ({ work, params, body }) => replies.noteOnTicket(work, params.ref, body)),
  act(contract.writeToVendor, ({ work, params, body }) => vendors.writeToVendor(work, params.ref, body)),
  act(contract.copyFiles, async ({ work, params, body }) => ({ items: await copyFiles(work, params.ref, body.attachments) })),
  act(contract.takeBack, ({ work, params }) => messages.takeBack(work, params.id)),
  act(contract.retryMessage, async ({ work, params }) => messages.retryMessage(work, params.id).then(() => ({}))),
  act(contract.forwardMessage, ({ work, params, body }) => messages.forwardMessage(work, params.id, body)),
  act(contract.takeTicket, ({ work, params }) => places.takeTicket(work, params.ref)),
  act(contract.assignTicket, ({ work, params, body }) => places.assignTicket(work, params.ref, body)),
  act(contract.ownTicket, ({ work, params, body }) => places.ownTicket(work, params.ref, body.owner)),
  act(contract.escalateTicket, ({ work, params, body }) => places.escalateTicket(work, params.ref, body)),
  act(contract.giveCard, ({ work, params, body }) => cards.giveCard(work, params.ref, body)),
  act(contract.setVendorCase, ({ work, params, body }) => cases.setVendorCase(work, params.ref, body.number)),
  act(contract.returnTicket, ({ work, params, body }) => places.returnTicket(work, params.ref, body)),
  act(contract.waitForSomething, ({ work, params, body }) => waits.waitForSomething(work, params.ref, body)),
  act(contract.endWait, ({ work, params }) => waits.endWait(work, params.ref)),
  act(contract.resolveTicket, ({ work, params, body }) => ends.resolveTicket(work, params.ref, body)),
  act(contract.reopenTicket, ({ work, params, body }) => ends.reopenTicket(work, params.ref, body)),
  act(contract.closeTicket, ({ work, params, body }) => ends.closeTicket(work, params.ref, body)),
  act(checkCalledOff, ({ work, params, body }) => calledOff.checkCalledOff(work, params.ref, body)),
  act(contract.editTicket, ({ work, params, body }) => edits.editTicket(work, params.ref, body)),
  act(contract.mergeTicket, ({ work, params, body }) => merges.mergeTicket(work, params.ref, body.into)),
  act(contract.unmergeTicket, ({ work, params }) => merges.unmergeTicket(work, params.ref)),
  act(contract.splitTicket, ({ work, params, body }) => splits.splitTicket(work, params.ref, body)),
  act(contract.unsplitTicket, ({ work, params }) => splits.unsplitTicket(work, params.ref)),
  act(contract.linkTicket, ({ work, params, body }) => links.linkTicket(work, params.ref, body)),
  act(contract.unlinkTicket, ({ work, params, body }) => links.unlinkTicket(work, params.ref, body)),
  read(contract.listResolutionCodes, async ({ db }) => ({ items: await resolutionCodes(db) })),
  act(contract.saveResolutionCode, ({ work, params, body }) => settings.saveResolutionCode(work, params.id, body)),
  read(contract.listHandOverRules, async ({ db }) => ({ items: await handOverRules(db) })),
  act(contract.setHandOverRule, ({ work, params, body }) => cards.setHandOverRule(work, params.level, body)),
  read(assignment.listSkills, async ({ db }) => ({ items: await skills(db) })),
  act(assignment.saveSkill, ({ work, params, body }) => saveSkill(work, params.id, body)),
  read(assignment.getWorkTerms, ({ db, actor, params }) => workTerms(db, actor, params.id)),
  act(assignment.setWorkTerms, ({ work, params, body }) => setWorkTerms(work, params.id, body)),
  read(assignment.listTeamAssignments, async ({ db }) => ({ items: await teamAssignments(db) })),
  act(assignment.setTeamAssignment, ({ work, params, body }) => setTeamAssignment(work, params.id, body)),
  read(assignment.getBestAssignee, ({ db, actor, params, query, at }) =>
    bestAssignee(db, actor, { ref: params.ref, team: query.team, at }),
  ),
  act(assignment.assignToBest, ({ work, params, body }) => assignToBest(work, params.ref, body)),
  read(charter.listLevelCharters, async ({ db }) => ({ items: await charters(db) })),
  act(charter.setLevelCharter, ({ work, params, body }) => setLevelCharter(work, params.id, body)),
  read(presence.listPresent, async ({ db, actor, at }) => ({ items: await presentFor(db, actor, at) })),
  act(presence.bePresent, ({ work, params, body }) => swarm.bePresent(work, params.ref, body.doing).then(() => ({}))),
  act(presence.leavePresence, ({ work, params }) => swarm.leavePresence(work, params.ref).then(() => ({}))),
  act(presence.addCollaborator, ({ work, params, body }) => swarm.addCollaborator(work, params.ref, body.person)),
  act(presence.removeCollaborator, ({ work, params }) => swarm.removeCollaborator(work, params.ref, params.person)),
  act(contract.verifyTicket, ({ work, params, body }) => verifyTicket(work, params.ref, body)),
  read(contract.getVerificationRules, ({ db }) => readVerification(db)),
  act(contract.setVerificationRules, ({ work, body }) => settings.setVerification(work, body)),
  read(contract.getGates, ({ db }) => readGates(db)),
  act(contract.setGates, ({ work, body }) => settings.setGates(work, body)),
  read(contract.getMatrix, ({ db }) => readMatrix(db)),
  act(contract.setMatrix, ({ work, body }) => settings.setMatrix(work, body)),
  read(contract.getTicketSettings, ({ db }) => readRules(db)),
  act(contract.setTicketSettings, ({ work, body }) => settings.setRules(work, body)),
  file(contract.getAttachment, async ({ db, actor, params }) => {
    const { sha256, name, type, inline } = await attachmentFor(db, actor, params.id)
    return { ...(await storage.stream(sha256)), name, type, inline: inline || type.startsWith('image/') }
  }),
  file(contract.getRawMessage, async ({ db, actor, params }) => ({
    ...(await storage.stream(await rawFor(db, actor, params.id))),
    name: `${params.id}.eml`,
    type: 'message/rfc822',
  })),
]
