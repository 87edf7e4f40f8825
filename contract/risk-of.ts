import type { Risk, RiskAnswers } from './change-risk.ts'

type RiskQuestion = keyof RiskAnswers
export const impactQuestions = ['reach', 'downtime', 'undo'] as const satisfies readonly RiskQuestion[]
export const likelihoodQuestions = ['experience', 'trial'] as const satisfies readonly RiskQuestion[]

/** Impact and likelihood are each the gravest of their answers; their product 1–2 is low, 3–4 medium, 6–9 high. No zod here: the browser weighs too. */
export function riskOf(answers: RiskAnswers): Risk {
  const gravest = (questions: readonly RiskQuestion[]) => Math.max(...questions.map((one) => answers[one]))
  const [impact, likelihood] = [gravest(impactQuestions), gravest(likelihoodQuestions)]
  const product = impact * likelihood
  return { impact, likelihood, level: product >= 6 ? 'high' : product >= 3 ? 'medium' : 'low' }
}
