import { Compass, Unplug } from 'lucide-react'
import { Button, EmptyState, Link } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { Door } from './Door.tsx'

/** An address that leads nowhere. */
export function Missing() {
  const t = useT()
  return (
    <Door title={t('auth.missing')}>
      <EmptyState icon={<Compass aria-hidden />} title={t('auth.missing-title')} acts={<Link href="/sign-in">{t('auth.to-sign-in')}</Link>}>
        {t('auth.missing-text')}
      </EmptyState>
    </Door>
  )
}

/** A page that broke while it was drawn. */
export function Broken() {
  const t = useT()
  return (
    <Door title={t('auth.broken')}>
      <EmptyState
        icon={<Unplug aria-hidden />}
        title={t('auth.broken-title')}
        acts={
          <Button kind="do" onPress={() => location.reload()}>
            {t('auth.reload')}
          </Button>
        }
      >
        {t('common.fault-here')}
      </EmptyState>
    </Door>
  )
}
