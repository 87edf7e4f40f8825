import type { Formats, T } from '../../../platform/i18n.ts'
import { whenWords } from '../when.ts'
import type { Step } from './model.ts'

/** A step in a sentence: when, and what is done. */
export function stepWords(t: T, format: Formats, step: Step, teams: ReadonlyMap<string, string>): string {
  const acts = [
    ...(step.tell.length > 0 ? [t('sla.step-said.tell', { names: format.list(step.tell.map((one) => t(`sla.step-tell.${one}`))) })] : []),
    ...(step.reassign === null ? [] : [t('sla.step-said.reassign', { team: teams.get(step.reassign) ?? t('sla.gone') })]),
    ...(step.mark ? [t('sla.step-said.mark')] : []),
  ]
  return t('sla.step-said', { when: whenWords(t, format, step.when), acts: acts.join('; ') || t('sla.step-said.nothing') })
}
