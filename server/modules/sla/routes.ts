import * as contract from '#contract/agreement-acts.ts'
import { getAvailability } from '#contract/availability.ts'
import { replayDraft } from '#contract/what-if.ts'
import { deskZone } from '#modules/people'
import { getTicketClocks } from '#contract/ticket-clocks.ts'
import { getAgreementFit } from '#contract/agreement-fit.ts'
import { readableTicket } from '#modules/tickets'
import { type Route, act, read } from '#platform/http/index.ts'
import { addAgreement, endAgreement, publish, saveDraft } from './commands/agreements.ts'
import { agreementList, agreementPage } from './queries/agreement-pages.ts'
import { availabilityMonths } from './queries/availability.ts'
import { choicesFor, factsOf } from './queries/choice.ts'
import { clocksOfTicket } from './queries/clocks.ts'
import { fitOf } from './queries/fit.ts'
import { trialOf } from './queries/moves.ts'
import { replayDraft as replayDraftOf } from './queries/what-if.ts'

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
  read(replayDraft, async ({ db, params, query, at: now }) =>
    replayDraftOf(db, params.id, { ...periodOf(query), timeZone: await deskZone(db), now }),
  ),
  read(getAgreementFit, async ({ db, params, at }) => fitOf(db, params.id, at)),
  read(getAvailability, async ({ db, actor, at, query }) => ({ items: await availabilityMonths({ db, actor, at }, query) })),
  read(contract.tryAgreementDraft, async ({ db, params, at }) => trialOf(db, params.id, at)),
  act(contract.publishAgreement, async ({ work, params }) => agreementPage(work.tx, await publish(work, params.id))),
  act(contract.endAgreement, async ({ work, params }) => agreementPage(work.tx, await endAgreement(work, params.id))),
  read(contract.chooseAgreement, async ({ db, query: { at: asked, ...facts }, at: now }) => {
    const at = asked ?? now
    const { organisation = null, service = null, level = null, team = null, vendor = null, asset = null, kind, priority, vip } = facts
    return { at, choices: await choicesFor(db, { organisation, service, kind, priority, level, team, vendor, asset, vip }, at) }
  }),
  read(contract.getTicketAgreements, async ({ db, actor, params, at }) => ({
    at,
    choices: await choicesFor(db, await factsOf(db, await readableTicket(db, actor, params.ref)), at),
  })),
]
