import { useQuery } from '@tanstack/react-query'
import { Section } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import type { Version } from './model.ts'
import styles from '../Steps.module.css'
import { stepWords } from './step-words.ts'

/** Warnings and steps of an agreement, to be read. */
export function Steps({ version }: { version: Version }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /teams', {}))
  const teams = new Map(data?.items.map(({ id, name }) => [id, name]))
  const stepped = version.targets.filter(({ steps }) => (steps?.length ?? 0) > 0)
  return (
    <Section title={t('sla.steps')} level={3}>
      {stepped.length === 0 && <p>{t('sla.no-steps')}</p>}
      {stepped.map(({ metric, steps = [] }) => (
        <div key={metric} className={styles.stack}>
          <b>{t(`sla.metric.${metric}`)}</b>
          <ul>
            {steps.map((step) => {
              const words = stepWords(t, format, step, teams)
              return <li key={words}>{words}</li>
            })}
          </ul>
        </div>
      ))}
    </Section>
  )
}
