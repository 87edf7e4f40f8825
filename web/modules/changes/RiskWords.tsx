import { Badge, Tooltip } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { meaningOfRisk, type Change } from './model.ts'
import styles from './Changes.module.css'

/** The level, and by which sum it is that. */
export function RiskWords({ weighed }: { weighed: NonNullable<Change['weighed']> }) {
  const t = useT()
  const { impact, likelihood, level } = weighed
  const said = { impact: String(impact), likelihood: String(likelihood), product: String(impact * likelihood) }
  return (
    <p className={styles.risk}>
      <Badge kind={meaningOfRisk(level)}>{t(`changes.risk.${level}`)}</Badge>{' '}
      <Tooltip text={t('changes.risk-rule')}>
        <span tabIndex={0} role="note" className={styles.quiet}>
          {t('changes.risk-why', { ...said, level: t(`changes.risk.${level}`) })}
        </span>
      </Tooltip>
    </p>
  )
}
