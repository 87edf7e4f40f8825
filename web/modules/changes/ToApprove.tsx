import { useQuery } from '@tanstack/react-query'
import { Badge, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { ask } from '../../platform/query.ts'
import { meaningOfRisk } from './model.ts'
import styles from './ToApprove.module.css'

/** Changes that wait for one's own yes or no; nothing where none does. */
export function ToApprove() {
  const { t, format } = useSpeech()
  const now = useNow()
  const { data } = useQuery(ask('GET /changes/to-approve', {}))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('changes.to-approve')} aside={format.number(data.items.length)}>
      <ul className={styles.list}>
        {data.items.map(({ asking, number, title, risk, window, dueAt, standsInFor }) => {
          const isLate = Temporal.Instant.compare(Temporal.Instant.from(dueAt), now) < 0
          return (
            <li key={`${asking} ${standsInFor?.id ?? ''}`} className={styles.row}>
              <Anchor href={`/tickets/${String(number)}`} className={styles.name}>
                #{number} {title}
              </Anchor>
              {risk !== null && (
                <Badge size="small" kind={meaningOfRisk(risk)}>
                  {t('changes.risk')}: {t(`changes.risk.${risk}`)}
                </Badge>
              )}
              {window !== null && (
                <span>
                  {t('incidents.from-to', { from: format.instant(window.from, 'weekday'), to: format.instant(window.to, 'weekday') })}
                </span>
              )}
              <span data-late={isLate || undefined} className={styles.due}>
                {t(isLate ? 'changes.overdue' : 'changes.due-at', { at: format.instant(dueAt) })}
              </span>
              {standsInFor !== null && <span>{t('changes.for-colleague', { name: standsInFor.name })}</span>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
