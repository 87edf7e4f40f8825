import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Popover, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import styles from './Alerts.module.css'

/** The alerts that a ticket is about: how they stand and how often they came. */
export function TicketAlerts({ number }: { number: number }) {
  const { t, format } = useSpeech()
  const { data } = useQuery({ ...ask('GET /tickets/:ref/alerts', { params: { ref: String(number) } }), refetchInterval: 60_000 })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('monitoring.alerts')}>
      <ul className={styles.found}>
        {data.items.map(({ source, key, state, severity, count, firstAt, lastAt, raw }) => (
          <li key={`${source} ${key}`}>
            <Badge size="small" kind={state === 'firing' ? 'late' : 'met'}>
              {t(`monitoring.alert-state.${state}`)}
            </Badge>{' '}
            {[source, severity].filter(Boolean).join(' · ')}
            <small className={styles.quiet}>
              {t('monitoring.alert-times', { n: count, from: format.instant(firstAt), to: format.instant(lastAt) })}
            </small>
            <Popover
              label={t('monitoring.alert-raw')}
              trigger={
                <Button size="small" kind="quiet">
                  {t('monitoring.alert-raw')}
                </Button>
              }
            >
              <pre className={styles.raw} tabIndex={0}>
                {raw}
              </pre>
            </Popover>
          </li>
        ))}
      </ul>
    </Section>
  )
}
