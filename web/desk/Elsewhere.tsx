import { Compass, Unplug } from 'lucide-react'
import { Button, EmptyState, Link } from '../design/index.ts'
import { useT } from '../platform/i18n.ts'

/** An address that leads nowhere: outside the frame, so that it is a page of its own. */
export function Missing() {
  const t = useT()
  return (
    <main>
      <title>{`${t('desk.missing')} · ${t('desk.opora')}`}</title>
      <EmptyState
        isPage
        icon={<Compass aria-hidden />}
        title={t('desk.missing')}
        acts={
          <Link href="/tickets" kind="act">
            {t('desk.to-queue')}
          </Link>
        }
      >
        {t('desk.missing-text')}
      </EmptyState>
    </main>
  )
}

/** A page that broke while it was drawn. */
export function Broken() {
  const t = useT()
  return (
    <EmptyState
      isPage
      icon={<Unplug aria-hidden />}
      title={t('desk.broken')}
      acts={
        <Button kind="do" onPress={() => location.reload()}>
          {t('desk.reload')}
        </Button>
      }
    >
      {t('common.fault-here')}
    </EmptyState>
  )
}
