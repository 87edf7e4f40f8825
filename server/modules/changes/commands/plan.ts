import type { ChangeFacts, planChange as Plan } from '#contract/changes.ts'
import { riskOf } from '#contract/risk-of.ts'
import type { AppEvent } from '#contract/events.ts'
import type { Value } from '#contract/endpoint.ts'
import { assetById } from '#modules/assets'
import { checkChoice } from '#modules/catalog'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { byTemplate, checkWindow, isSame, isUnderWay, stateOf } from '../change.ts'
import { templateById } from '../queries/templates.ts'
import { askingsOf, insertVersion, updateAsking } from '../store.ts'
import { type Held, changeToWork, happen } from './hold.ts'

type Patch = Value<(typeof Plan)['body']>

/** Says what is intended, as the next version; what was asked or approved of the one before does not hold any more. Answers the ticket. */
export async function planChange(work: Work, ref: string, { version, ...patch }: Patch): Promise<string> {
  const held = await changeToWork(work, ref)
  const { id, row, facts: before } = held
  if (version !== (row?.version ?? 0)) throw new Refusal('changes.changed-meanwhile')
  if (isUnderWay(stateOf(row))) throw new Refusal('changes.under-way')
  const after = await intended(work, before, patch)
  checkWindow(after)
  await checkAffected(work, before, after)
  if (row && !row.rolled_back_at && isSame(before, after)) return id
  const next = version + 1
  const planned = plannedEvent(next, after)
  await happenFirst(work, held, planned, after, next)
  return id
}

/** The row must be there before what refers to it. */
async function happenFirst(work: Work, held: Held, planned: AppEvent, after: ChangeFacts, next: number): Promise<void> {
  const voided = await voidApproval(work, held)
  const standing: AppEvent[] = after.type === 'standard' ? [{ type: 'change.approved', asking: null, version: next }] : []
  await happen(work, { ...held, facts: after }, [planned, ...voided, ...standing])
  await insertVersion(work, held.id, next, after)
}

/** What was asked is asked no more. */
export async function voidApproval(work: Work, { id, row }: Pick<Held, 'id' | 'row'>): Promise<AppEvent[]> {
  if (!row || row.approval === 'none') return []
  const [last] = await askingsOf(work.tx, { change: id })
  if (last && (last.state === 'open' || last.state === 'approved')) await updateAsking(work, last.id, { ...last, state: 'voided' })
  const asking = last?.version === row.version ? last.id : null
  return [{ type: 'change.approval-voided', asking, version: row.version }]
}

async function intended(work: Work, before: ChangeFacts, patch: Omit<Patch, 'version'>): Promise<ChangeFacts> {
  const after = { ...before, ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) }
  if (after.type !== 'standard') return { ...after, template: null }
  if (after.template === null) throw new Refusal('changes.template-needed')
  const template = await templateById(work.tx, after.template)
  if (!template || (!template.active && after.template !== before.template)) throw new Refusal('changes.unknown-template')
  // It keeps what it has been planned by, whatever became of the template since.
  const fixed = before.type === 'standard' && before.template === after.template ? before : template
  const whole = byTemplate(after, fixed)
  const said = byTemplate(after, { ...whole, ...pickSaid(patch) })
  if (!isSame(said, whole)) throw new Refusal('changes.template-fixed')
  return whole
}

const pickSaid = ({ plan, testPlan, rollbackPlan, risk }: Omit<Patch, 'version'>) => ({
  ...(plan === undefined ? {} : { plan }),
  ...(testPlan === undefined ? {} : { testPlan }),
  ...(rollbackPlan === undefined ? {} : { rollbackPlan }),
  ...(risk === undefined ? {} : { risk }),
})

/** What is named anew must be in use, and the assets such as the actor may see. */
async function checkAffected(work: Work, before: ChangeFacts, after: ChangeFacts): Promise<void> {
  for (const service of after.services.filter((one) => !before.services.includes(one)))
    await checkChoice(work.tx, { service, category: null, kind: 'change' })
  for (const asset of after.assets.filter((one) => !before.assets.includes(one))) await assetById(work.tx, work.actor, asset)
}

const plannedEvent = (version: number, { type, risk, window, services, assets }: ChangeFacts): AppEvent => ({
  type: 'change.planned',
  version,
  kind: type,
  risk: risk && riskOf(risk).level,
  from: window?.from.toString() ?? null,
  to: window?.to.toString() ?? null,
  services,
  assets,
})
