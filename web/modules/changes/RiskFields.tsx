import { RadioGroup } from '../../design/index.ts'
import { impactQuestions, likelihoodQuestions, riskOf } from '#contract/risk-of.ts'
import { useT } from '../../platform/i18n.ts'
import type { Answers } from './model.ts'
import { RiskWords } from './RiskWords.tsx'
import styles from './Changes.module.css'

export type SomeAnswers = { [K in keyof Answers]?: number | undefined }

const questions = [...impactQuestions, ...likelihoodQuestions]
const marks = ['1', '2', '3'] as const

/** All five, or nothing: half a questionnaire weighs nothing. */
export function wholeAnswers(some: SomeAnswers): Answers | null {
  const { reach, downtime, undo, experience, trial } = some
  if (reach === undefined || downtime === undefined || undo === undefined || experience === undefined || trial === undefined) return null
  return { reach, downtime, undo, experience, trial }
}

/** The small questionnaire, and what it makes of the answers at once. */
export function RiskFields({ value, onChange }: { value: SomeAnswers; onChange: (answers: SomeAnswers) => void }) {
  const t = useT()
  const whole = wholeAnswers(value)
  return (
    <fieldset className={styles.questions}>
      <legend className={styles.legend}>{t('changes.risk')}</legend>
      {questions.map((question) => (
        <RadioGroup
          key={question}
          label={t(`changes.q.${question}`)}
          isRow
          value={marks.find((mark) => mark === String(value[question])) ?? null}
          onChange={(mark) => onChange({ ...value, [question]: Number(mark) })}
          options={marks.map((id) => ({ id, label: t(`changes.q.${question}.${id}`) }))}
        />
      ))}
      {whole === null ? <p className={styles.quiet}>{t('changes.risk-unanswered')}</p> : <RiskWords weighed={riskOf(whole)} />}
    </fieldset>
  )
}
