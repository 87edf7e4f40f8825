import { Fact } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import type { Run } from './model.ts'
import { answerWords, stepWords } from './words.ts'
import styles from './Trees.module.css'

/** A walk through a tree, as one folded item of the ticket's story. */
export function RunFact({ run }: { run: Run }) {
  const { t, language, format } = useSpeech()
  const { title, state, path, here, startedAt, by, origin } = run
  const took = path.reduce((sum, { tookMs }) => sum + tookMs, 0)
  const about = t('trees.run-about', {
    at: format.instant(startedAt, 'time'),
    who: by?.name ?? t('desk.opora'),
    steps: path.length,
    took: format.duration(took),
  })
  return (
    <Fact>
      <details>
        <summary>
          <b>{t('trees.run-of', { title: title[language] })}</b>: {t(`trees.run.${state}`)}
          {origin === 'portal' && `, ${t('trees.on-portal')}`} <span className={styles.quiet}>· {about}</span>
        </summary>
        <ol className={styles.way}>
          {path.map(({ n, step, branch, value, by: who, at, output }) => {
            const taken = step.branches.find(({ id }) => id === branch)
            return (
              <li key={n}>
                {stepWords(t, language, step)} —{' '}
                <b>{value === '' && taken !== undefined ? answerWords(t, language, step, taken) : value}</b>{' '}
                <span className={styles.quiet}>
                  {who?.name ?? t('desk.opora')}, {format.instant(at, 'time')}
                </span>
                {output !== null && (
                  <details>
                    <summary>{t('diagnosis.output')}</summary>
                    <pre className={styles.output} tabIndex={0} role="region" aria-label={stepWords(t, language, step)}>
                      {output}
                    </pre>
                  </details>
                )}
              </li>
            )
          })}
          <li>{state === 'open' ? t('trees.stands-at', { step: stepWords(t, language, here) }) : stepWords(t, language, here)}</li>
        </ol>
      </details>
    </Fact>
  )
}
