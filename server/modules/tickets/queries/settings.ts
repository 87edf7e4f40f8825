import { PriorityMatrix, TicketSettings, type listResolutionCodes } from '#contract/ticket-settings.ts'
import { GateRules, VerificationRules } from '#contract/verification.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Reader } from '#platform/db/index.ts'
import type { Judging } from '../decisions/edit.ts'
import { raisesOf } from './facts.ts'
import { type Setting, readBoth, readSetting } from '#platform/settings.ts'

export const matrixSetting: Setting<PriorityMatrix> = {
  key: 'tickets.priority-matrix',
  schema: PriorityMatrix,
  fallback: {
    person: { low: 5, normal: 4, high: 3 },
    group: { low: 4, normal: 3, high: 2 },
    organisation: { low: 3, normal: 2, high: 1 },
  },
}
export const rulesSetting: Setting<TicketSettings> = { key: 'tickets.rules', schema: TicketSettings, fallback: TicketSettings.parse({}) }

/** A new desk asks what it was in, where the answer is known; `0046-verification.sql` keeps one that worked already as it was. */
export const gatesSetting: Setting<GateRules> = {
  key: 'tickets.gates',
  schema: GateRules,
  fallback: { incident: { resolve: ['service', 'category'], close: [] }, request: { resolve: [], close: [] } },
}
export const verificationSetting: Setting<VerificationRules> = {
  key: 'tickets.verification',
  schema: VerificationRules,
  fallback: { rules: [] },
}
export const readGates = (db: Reader): Promise<GateRules> => readSetting(db, gatesSetting)
export const readVerification = (db: Reader): Promise<VerificationRules> => readSetting(db, verificationSetting)
export const readMatrix = (db: Reader): Promise<PriorityMatrix> => readSetting(db, matrixSetting)
/** By what priorities are judged for these people and this service. */
export async function judging(db: Reader, people: readonly (string | null)[], service: string | null): Promise<Judging> {
  const [matrix, rules] = await readBoth(db, matrixSetting, rulesSetting)
  return { matrix, rules, ...(await raisesOf(db, people, service)) }
}
/** The rules of tickets as they are set now. */
export const readRules = (db: Reader): Promise<TicketSettings> => readSetting(db, rulesSetting)

type Code = Value<(typeof listResolutionCodes)['result']>['items'][number]

/** Every code, those out of use too: old tickets bear them. */
export async function resolutionCodes(db: Reader): Promise<Code[]> {
  const found = await db
    .selectFrom('resolution_code')
    .select(['id', 'name_ru', 'name_en', 'active', 'rank'])
    .orderBy('rank')
    .orderBy('id')
    .execute()
  return found.map(({ id, name_ru, name_en, active, rank }) => ({ id, names: { ru: name_ru, en: name_en }, active, rank }))
}
