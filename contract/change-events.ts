import * as z from 'zod'
import { RiskLevel } from './change-risk.ts'

/** Pre-approved by its template; approved before it is begun; approved as soon as may be, also after. */
export const ChangeType = z.enum(['standard', 'normal', 'emergency'])
export type ChangeType = z.infer<typeof ChangeType>

const moment = z.iso.datetime()
const version = z.int()
/** The row of `change_asking`. */
const asking = z.uuid()
/** The row of `change_deed` that keeps the words. */
const deed = z.uuid()
/** `person` was asked; `by` answered, for himself or standing in for him. */
const answered = { asking, step: z.int(), person: z.uuid(), by: z.uuid() }

/** The subject is the ticket. Texts stand in the row of the version, the asking and the deed. A change made for a problem is linked to it: change `caused-by` problem. */
export const ChangeEvent = z.discriminatedUnion('type', [
  /** What is intended, whole, as its next version. */
  z.object({
    type: z.literal('change.planned'),
    version,
    kind: ChangeType,
    risk: RiskLevel.nullable(),
    from: moment.nullable(),
    to: moment.nullable(),
    services: z.array(z.uuid()),
    assets: z.array(z.uuid()),
  }),
  z.object({
    type: z.literal('change.approval-asked'),
    asking,
    version,
    steps: z.array(z.object({ people: z.array(z.uuid()), needed: z.int() })),
    dueAt: moment,
  }),
  /** Their turn came (`time` 0), or they are reminded for the first, second… time. */
  z.object({ type: z.literal('change.approval-awaited'), asking, step: z.int(), people: z.array(z.uuid()), time: z.int() }),
  z.object({ type: z.literal('change.approval-given'), ...answered }),
  /** Whole: `asking` is null where a template had approved it before. */
  z.object({ type: z.literal('change.approved'), asking: asking.nullable(), version }),
  z.object({ type: z.literal('change.refused'), version, ...answered }),
  /** What was asked or approved is not intended any more: another version, or other people, took its place. */
  z.object({ type: z.literal('change.approval-voided'), asking: asking.nullable(), version }),
  z.object({ type: z.literal('change.begun'), version, deed }),
  z.object({ type: z.literal('change.done'), version, deed }),
  z.object({ type: z.literal('change.tested'), version, deed, passed: z.boolean() }),
  z.object({ type: z.literal('change.rolled-back'), version, deed }),
])
export type ChangeEvent = z.infer<typeof ChangeEvent>

/** The subject is the template of standard changes. */
export const ChangeTemplateEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('change-template.saved'), active: z.boolean() }),
])
