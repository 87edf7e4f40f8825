import { ProblemMatrix } from '#contract/problems.ts'
import type { Reader } from '#platform/db/index.ts'
import { type Setting, readSetting } from '#platform/settings.ts'

export const matrixSetting: Setting<ProblemMatrix> = {
  key: 'problems.matrix',
  schema: ProblemMatrix,
  fallback: {
    rare: { small: 5, noticeable: 4, great: 3 },
    frequent: { small: 4, noticeable: 3, great: 2 },
    constant: { small: 3, noticeable: 2, great: 1 },
  },
}
export const readProblemMatrix = (db: Reader): Promise<ProblemMatrix> => readSetting(db, matrixSetting)
