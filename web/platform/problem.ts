import { useCallback } from 'react'
import { Problem } from './client.ts'
import { useT, type MessageKey, type T } from './i18n.ts'

/** Says in words what went wrong and what to do. */
export function useProblemWords(): (error: unknown) => string {
  const t = useT()
  return useCallback((error: unknown) => problemWords(t, error), [t])
}

export function problemWords(t: T, error: unknown): string {
  if (!(error instanceof Problem)) return t('common.fault-here')
  const { code, facts, fault, issues } = error
  if (code === 'offline') return t('common.offline')
  if (fault !== undefined) return t('common.fault', { number: fault })
  if (code === 'invalid') return issues.map((issue) => `${issue.path}: ${issueWords(t, issue)}`).join('\n') || t('common.invalid')
  return t.refusal(code, facts) ?? t('common.refusal.unknown', { code })
}

const known = {
  too_small: 'common.invalid.too-small',
  too_big: 'common.invalid.too-big',
  invalid_format: 'common.invalid.format',
  invalid_type: 'common.invalid.missing',
} as const satisfies Record<string, MessageKey>
const isKnown = (code: string): code is keyof typeof known => code in known

const issueWords = (t: T, { code }: { code: string }) => t(isKnown(code) ? known[code] : 'common.invalid')

/** A form's answer: what is wrong at each field (by its path in the body), and what with the whole. */
export function formFaults(
  t: T,
  problem: Problem | undefined,
): { errors: Readonly<Record<string, string>> | undefined; fault: string | undefined } {
  if (problem === undefined) return { errors: undefined, fault: undefined }
  if (problem.code !== 'invalid' || problem.issues.length === 0) return { errors: undefined, fault: problemWords(t, problem) }
  return { errors: Object.fromEntries(problem.issues.map((issue) => [issue.path, issueWords(t, issue)])), fault: undefined }
}
