import { numbersOf } from '#contract/tree-walk.ts'
import type { TreeFault } from '#contract/trees.ts'
import type { Language, T } from '../../../platform/i18n.ts'
import type { Branch, Definition, Step } from './model.ts'

/** What an answer is called: its own words, or those that its kind of step has. */
export function answerWords(t: T, language: Language, step: Step, branch: Branch): string {
  if (step.type === 'instruction') return t(branch.id === 'yes' ? 'trees.helped' : 'trees.not-helped')
  if (step.type === 'check') return t(branch.id === 'ok' ? 'trees.check-ok' : 'trees.check-failed')
  if (step.type === 'question' && step.answer === 'text') return t('trees.any-text')
  if (step.type === 'question' && step.answer === 'number')
    return branch.atLeast === null ? t('trees.below') : t('trees.at-least', { n: branch.atLeast })
  return branch.words[language] === '' ? t('trees.no-words') : branch.words[language]
}

/** A step in one line, by the first line of its words. */
export function stepWords(t: T, language: Language, { words }: Step): string {
  const [line = ''] = words[language].trim().split('\n')
  return line === '' ? t('trees.no-words') : line
}

/** What is wrong, with where. */
export function faultWords(
  t: T,
  language: Language,
  definition: Definition,
  { code, step: id, branch: answer, language: lacking }: TreeFault,
): string {
  const step = definition.steps.find((one) => one.id === id)
  const branch = step?.branches.find((one) => one.id === answer)
  const n = id === null ? 0 : (numbersOf(definition).get(id) ?? 0)
  const says = lacking === null ? t(`trees.fault.${code}`) : t(`trees.fault.missing-${lacking}`)
  if (step === undefined) return id === null && lacking !== null ? t('trees.fault-in-title', { says }) : says
  if (branch === undefined) return t('trees.fault-in-step', { n, says })
  return t('trees.fault-in-answer', { n, answer: answerWords(t, language, step, branch), says })
}
