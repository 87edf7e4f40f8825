import * as z from 'zod'

/** The parts of a root-cause analysis. `for` and `against` are evidence of a hypothesis; `fix`, `test` and `risk` are what closing asks for. */
export const AnalysisPart = z.enum(['hypothesis', 'for', 'against', 'why', 'cause', 'moment', 'lesson', 'fix', 'test', 'risk'])
export type AnalysisPart = z.infer<typeof AnalysisPart>

export const Verdict = z.enum(['open', 'confirmed', 'ruled-out'])
export type Verdict = z.infer<typeof Verdict>

/** The bones of the fishbone, as a support desk knows them. */
export const branches = ['people', 'process', 'technology', 'information', 'environment', 'suppliers'] as const
export const Branch = z.enum(branches)
export type Branch = z.infer<typeof Branch>

/** How often, and how much it hurts: together the priority of a problem. */
export const Frequency = z.enum(['rare', 'frequent', 'constant'])
export type Frequency = z.infer<typeof Frequency>
export const Harm = z.enum(['small', 'noticeable', 'great'])
export type Harm = z.infer<typeof Harm>

const Priority = z.int().min(1).max(5)
const byHarm = z.object({ small: Priority, noticeable: Priority, great: Priority })
export const ProblemMatrix = z.object({ rare: byHarm, frequent: byHarm, constant: byHarm })
export type ProblemMatrix = z.output<typeof ProblemMatrix>

/** What must be there before a problem may be resolved. */
export const problemEvidence = ['cause', 'fix', 'test'] as const
export const ProblemEvidence = z.enum(problemEvidence)
export type ProblemEvidence = z.infer<typeof ProblemEvidence>

/** Where something is to be seen: a path of the desk (a ticket, a message, a run, a log), or an address of the web. */
export const EntryLink = z.union([
  z.literal(''),
  z
    .string()
    .trim()
    .max(1_000)
    .regex(/^(\/(?!\/)|https:\/\/)\S*$/),
])
