import { randomUUIDv7 } from 'node:crypto'
import type { ChangeTemplate } from '#contract/changes.ts'
import { riskOf } from '#contract/risk-of.ts'
import type { Value } from '#contract/endpoint.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { templateById } from '../queries/templates.ts'
import { saveTemplate } from '../store.ts'

type Template = Value<typeof ChangeTemplate>

/** What is grave is never approved once for all. */
async function keep(work: Work, id: string, template: Template) {
  if (riskOf(template.risk).level === 'high') throw new Refusal('changes.too-risky-for-standard')
  await saveTemplate(work, id, template)
  work.record(id, { type: 'change-template.saved', active: template.active })
  const kept = await templateById(work.tx, id)
  if (!kept) throw new Refusal('not-found')
  return kept
}

export const addTemplate = (work: Work, template: Template) => keep(work, randomUUIDv7(), template)

export async function editTemplate(work: Work, id: string, template: Template) {
  if (!(await templateById(work.tx, id))) throw new Refusal('not-found')
  return keep(work, id, template)
}
