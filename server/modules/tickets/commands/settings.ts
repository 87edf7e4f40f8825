import type { saveResolutionCode as SaveCode } from '#contract/ticket-settings.ts'
import { PriorityMatrix, TicketSettings } from '#contract/ticket-settings.ts'
import type { GateRules, VerificationRules } from '#contract/verification.ts'
import type { Value } from '#contract/endpoint.ts'
import { serviceById } from '#modules/catalog'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { gatesSetting, matrixSetting, rulesSetting, verificationSetting } from '../queries/settings.ts'
import { saveCode } from '../store/settings.ts'

/** Whose events tell how the rules were changed. */
const settings = '01980000-0000-7000-8000-000000000290'

export async function setMatrix(work: Work, matrix: PriorityMatrix): Promise<PriorityMatrix> {
  await writeSetting(work.tx, matrixSetting, matrix)
  work.record(settings, { type: 'priority-matrix.set', matrix })
  return matrix
}

export async function setRules(work: Work, rules: TicketSettings): Promise<TicketSettings> {
  await writeSetting(work.tx, rulesSetting, rules)
  work.record(settings, { type: 'ticket-rules.set', rules })
  return rules
}

export async function setGates(work: Work, gates: GateRules): Promise<GateRules> {
  await writeSetting(work.tx, gatesSetting, gates)
  work.record(settings, { type: 'gates.set', gates })
  return gates
}

/** A rule speaks of services that there are. */
export async function setVerification(work: Work, { rules: said }: VerificationRules): Promise<VerificationRules> {
  const rules = said.map((rule) => (rule.how === 'check' ? rule : { ...rule, check: null }))
  for (const service of new Set(rules.flatMap(({ services }) => services))) await serviceById(work.tx, service)
  await writeSetting(work.tx, verificationSetting, { rules })
  work.record(settings, { type: 'verification-rules.set', rules })
  return { rules }
}

type Code = Value<(typeof SaveCode)['result']>

export async function saveResolutionCode(work: Work, id: string, body: Value<(typeof SaveCode)['body']>): Promise<Code> {
  const code = { id, ...body }
  await saveCode(work, code)
  work.record(id, { type: 'resolution-code.saved', active: code.active })
  return code
}
