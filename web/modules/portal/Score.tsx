import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react'
import { useId } from 'react'
import { useT } from '../../platform/i18n.ts'
import styles from './Score.module.css'

const faces = [
  [1, Angry],
  [2, Frown],
  [3, Meh],
  [4, Smile],
  [5, Laugh],
] as const
export type ScoreValue = (typeof faces)[number][0]
const known = (score: number): ScoreValue | undefined => faces.find(([value]) => value === score)?.[0]

/** How content somebody is: a face and a word for each of the five. */
export function Score({ label, value, onChange }: { label: string; value: ScoreValue | undefined; onChange: (score: ScoreValue) => void }) {
  const t = useT()
  const name = useId()
  return (
    <fieldset className={styles.scores}>
      <legend className={styles.legend}>{label}</legend>
      {faces.map(([score, Face]) => (
        <label key={score} className={styles.score}>
          <input type="radio" name={name} value={score} checked={value === score} onChange={() => onChange(score)} />
          <Face aria-hidden />
          <span>{t(`portal.score.${score}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The word of a score that was given. */
export function useScoreWords(): (score: number) => string {
  const t = useT()
  return (score) => {
    const value = known(score)
    return value === undefined ? String(score) : t(`portal.score.${value}`)
  }
}
