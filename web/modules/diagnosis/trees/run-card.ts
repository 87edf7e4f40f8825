import type { T, Language } from '../../../platform/i18n.ts'
import type { Run } from './model.ts'
import { answerWords, stepWords } from './words.ts'

type Filled = { done: string; ruledOut: string; evidence: string; question: string }

/** What walks tell the next level: what was done, what did not help or answers, what was found, and what the outcome asks. */
export function fillFromRuns(runs: readonly Run[], t: T, language: Language): Filled {
  const filled: Record<keyof Filled, string[]> = { done: [], ruledOut: [], evidence: [], question: [] }
  for (const { path, here, state } of runs) {
    for (const { step, branch, value } of path) {
      const taken = step.branches.find(({ id }) => id === branch)
      if (taken === undefined) continue
      const what = stepWords(t, language, step)
      const line = t('trees.card-line', { what, answer: value === '' ? answerWords(t, language, step, taken) : value })
      if (step.type === 'question') filled.evidence.push(line)
      else filled.done.push(line)
      const isOut = (step.type === 'instruction' && branch === 'no') || (step.type === 'check' && branch === 'ok')
      if (isOut) filled.ruledOut.push(line)
    }
    if (state === 'hand-over') filled.question.push(here.words[language])
  }
  const text = (lines: readonly string[]) => [...new Set(lines)].join('\n')
  return { done: text(filled.done), ruledOut: text(filled.ruledOut), evidence: text(filled.evidence), question: text(filled.question) }
}
