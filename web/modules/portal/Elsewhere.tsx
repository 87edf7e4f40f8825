import { Compass, Unplug } from 'lucide-react'
import { Button, Card, EmptyState, Link } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'

/** An address that leads nowhere. */
export function Missing() {
  const t = useT()
  return (
    <Card size="big">
      <EmptyState
        isPage
        icon={<Compass aria-hidden />}
        title={t('portal.missing')}
        acts={
          <Link href="/portal" kind="act">
            {t('portal.to-home')}
          </Link>
        }
      >
        {t('portal.missing-text')}
      </EmptyState>
    </Card>
  )
}

/** A page that broke while it was drawn. */
export function Broken() {
  const t = useT()
  return (
    <Card size="big">
      <EmptyState
        isPage
        icon={<Unplug aria-hidden />}
        title={t('portal.broken')}
        acts={
          <Button kind="do" onPress={() => location.reload()}>
            {t('portal.reload')}
          </Button>
        }
      >
        {t('common.fault-here')}
      </EmptyState>
    </Card>
  )
}
