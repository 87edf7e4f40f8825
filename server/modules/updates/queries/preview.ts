import type { Value } from '#contract/endpoint.ts'
import type { NewUpdate, previewUpdate } from '#contract/updates.ts'
import type { LetterLanguage } from '#contract/update-words.ts'
import { personChips } from '#modules/people'
import { readRules } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { approverOf } from '../plan.ts'
import { letterLanguage, reachOf } from '../recipients.ts'
import { checkUpdate } from '../update.ts'
import { candidatesOf } from './candidates.ts'
import { incidentOf } from './incident.ts'
import { letterOf } from './letters.ts'
import { planOf } from './plans.ts'

type Preview = Value<(typeof previewUpdate)['result']>

/** Whom an update would reach by now, and its letters as they would look. */
export async function preview(
  { db, actor, at, url }: { db: Reader; actor: Actor; at: Temporal.Instant; url: string },
  ticket: string,
  update: NewUpdate,
): Promise<Preview> {
  const incident = await incidentOf(db, ticket)
  if (incident.kind !== 'incident') throw new Refusal('updates.not-an-incident')
  checkUpdate(update, at)
  const plan = await planOf(db, incident)
  const reach = reachOf(await candidatesOf(db, ticket, plan.people), plan.circles)
  const written = reach.recipients.map(({ language }) => ({
    own: language,
    language: letterLanguage(language, plan.wording, update.words),
  }))
  const { n } = await db
    .selectFrom('incident_update')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('ticket_id', '=', ticket)
    .executeTakeFirstOrThrow()
  const told = {
    number: incident.number,
    n: Number(n) + 1,
    service: incident.serviceNames,
    words: update.words,
    next: update.last ? null : update.next,
    last: update.last,
    template: plan.template,
  }
  const languages: readonly LetterLanguage[] = ['ru', 'en', 'both']
  const approver = approverOf(plan, incident.communicator, personOf(actor))
  return {
    circles: [...reach.circles],
    letters: await Promise.all(
      languages
        .map((language) => ({ language, count: written.filter((one) => one.language === language).length }))
        .filter(({ count }) => count > 0)
        .map(async (one) => ({ ...one, ...(await letterOf(db, told, one.language, `${url}/u/…`)) })),
    ),
    total: written.length,
    notOwn: written.filter(({ own, language }) => language !== 'both' && language !== own).length,
    stopped: reach.stopped,
    withoutAddress: reach.withoutAddress,
    approver: (await personChips(db, [approver])).get(approver ?? '') ?? null,
    undoSeconds: (await readRules(db)).undoSeconds,
  }
}
