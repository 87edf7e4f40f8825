import * as contract from '#contract/agreement-acts.ts'
import { tryCalendarDraft } from '#contract/calendar-trial.ts'
import * as corrections from '#contract/corrections.ts'
import { replayCalendar, replayDraft } from '#contract/what-if.ts'
import { getAvailability } from '#contract/availability.ts'
import { deskZone } from '#modules/people'
import { getTicketClocks } from '#contract/ticket-clocks.ts'
import { getAgreementFit } from '#contract/agreement-fit.ts'
import { readableTicket } from '#modules/tickets'
import { type Route, act, read } from '#platform/http/index.ts'
import { addAgreement, dropDraft, endAgreement, publish, saveDraft } from './commands/agreements.ts'
import * as judge from './commands/corrections.ts'
import * as chains from '#contract/escalation-chains.ts'
import { personOf } from '#platform/actor.ts'
import { acknowledge } from './commands/acknowledge.ts'
import { addChain, saveChain } from './commands/chains.ts'
import { chainList } from './queries/chains.ts'
import { escalationsOf } from './queries/escalations.ts'
import { agreementList, agreementPage } from './queries/agreement-pages.ts'
import { calendarTrial } from './queries/calendar-trial.ts'
import { availabilityMonths } from './queries/availability.ts'
import { choicesFor, factsOf } from './queries/choice.ts'
import { clocksOfTicket } from './queries/clocks.ts'
import { correctionsOf, shown } from './queries/corrections.ts'
import { fitOf } from './queries/fit.ts'
import { dryRun } from './queries/dry-run.ts'
import { booksOfDraft } from './queries/moves.ts'
import { replayCalendarDraft, replayDraft as replayDraftOf } from './queries/what-if.ts'

const periodOf = ({ from, to }: { from: string; to: string }) => ({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) })

export const routes: readonly Route[] = [
  read(getTicketClocks, async ({ db, actor, params, at }) => ({
    at,
    clocks: await clocksOfTicket(db, await readableTicket(db, actor, params.ref), at),
  })),
  read(contract.listAgreements, async ({ db }) => agreementList(db)),
  read(contract.getAgreement, async ({ db, params }) => agreementPage(db, params.id)),
  act(contract.addAgreement, async ({ work, body }) => agreementPage(work.tx, await addAgreement(work, body))),
  act(contract.saveAgreementDraft, async ({ work, params, body }) => agreementPage(work.tx, await saveDraft(work, params.id, body))),
  act(contract.dropAgreementDraft, async ({ work, params }) => dropDraft(work, params.id).then(() => ({}))),
  read(replayDraft, async ({ db, params, query, at: now }) =>
    replayDraftOf(db, params.id, { ...periodOf(query), timeZone: await deskZone(db), now }),
  ),
  read(replayCalendar, async ({ db, params, query, at: now }) =>
    replayCalendarDraft(db, params.id, { ...periodOf(query), timeZone: await deskZone(db), now }),
  ),
  read(getAgreementFit, async ({ db, params, at }) => fitOf(db, params.id, at)),
  read(contract.tryAgreementDraft, async ({ db, params, at }) => {
    const { before, after } = await booksOfDraft(db, params.id, at)
    return dryRun(db, before, after, at)
  }),
  read(tryCalendarDraft, ({ db, params, query, at }) => calendarTrial(db, params.id, query.from, at)),
  read(getAvailability, async ({ db, actor, at, query }) => ({ items: await availabilityMonths({ db, actor, at }, query) })),
  act(contract.publishAgreement, async ({ work, params }) => agreementPage(work.tx, await publish(work, params.id))),
  act(contract.endAgreement, async ({ work, params }) => agreementPage(work.tx, await endAgreement(work, params.id))),
  read(contract.chooseAgreement, async ({ db, query: { at: asked, ...facts }, at: now }) => {
    const at = asked ?? now
    const { organisation = null, service = null, level = null, team = null, vendor = null, asset = null, kind, priority, vip } = facts
    return { at, choices: await choicesFor(db, { organisation, service, kind, priority, level, team, vendor, asset, vip }, at) }
  }),
  read(corrections.getCorrections, ({ db, actor, params }) => correctionsOf(db, actor, params.ref)),
  read(corrections.tryCorrection, async ({ db, actor, params, query, at }) => ({
    items: await shown(db, await judge.tryCorrection(db, actor, params.ref, query, at)),
  })),
  act(corrections.correctTicket, async ({ work, params, body }) => ({
    items: await shown(work.tx, await judge.correct(work, params.ref, body)),
  })),
  act(corrections.askExemption, async ({ work, params, body }) => ({ id: await judge.askExemption(work, params.ref, body) })),
  act(corrections.decideExemption, async ({ work, params, body }) => judge.decideExemption(work, params.id, body).then(() => ({}))),
  read(chains.listChains, async ({ db, at }) => chainList(db, at)),
  act(chains.addChain, async ({ work, body }) => addChain(work, body)),
  act(chains.saveChain, async ({ work, params, body }) => saveChain(work, params.id, body)),
  read(chains.getEscalations, async ({ db, actor, params }) =>
    escalationsOf(db, await readableTicket(db, actor, params.ref), personOf(actor)),
  ),
  act(chains.acknowledgeEscalation, async ({ work, params }) =>
    escalationsOf(work.tx, await acknowledge(work, params.ref), personOf(work.actor)),
  ),
  read(contract.getTicketAgreements, async ({ db, actor, params, at }) => ({
    at,
    choices: await choicesFor(db, await factsOf(db, await readableTicket(db, actor, params.ref)), at),
  })),
]
