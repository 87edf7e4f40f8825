import { CircleAlert, TriangleAlert } from 'lucide-react'
import { Badge } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'

/** A word beside the colour; what is neither an error nor a warning needs none. */
export function SeverityMark({ severity }: { severity: 'info' | 'warning' | 'error' }) {
  const t = useT()
  if (severity === 'info') return null
  return severity === 'error' ? (
    <Badge kind="late" size="small" icon={<CircleAlert aria-hidden />}>
      {t('diagnosis.error')}
    </Badge>
  ) : (
    <Badge kind="near" size="small" icon={<TriangleAlert aria-hidden />}>
      {t('diagnosis.warning')}
    </Badge>
  )
}
