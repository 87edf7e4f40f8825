import type { ReactNode } from 'react'
import { Card, Mark } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { Look } from '../../platform/Look.tsx'
import { useDoorOptions } from './door-options.ts'
import styles from './Door.module.css'

type DoorProps = { title: string; about?: ReactNode; size?: 'normal' | 'wide'; above?: ReactNode; children: ReactNode }

/** A page before anybody is signed in: one card with one thing to do. */
export function Door({ title, about, size = 'normal', above, children }: DoorProps) {
  const t = useT()
  return (
    <div className={styles.door}>
      <title>{`${title} · ${t('auth.opora')}`}</title>
      <main className={styles.main} data-size={size}>
        <div className={styles.brand}>
          <Mark />
          <Whose />
        </div>
        {above}
        <Card size="big">
          <h1 className={styles.title}>{title}</h1>
          {about !== undefined && <p className={styles.about}>{about}</p>}
          {children}
        </Card>
      </main>
      <footer className={styles.foot}>
        <Look />
      </footer>
    </div>
  )
}

/** Whose desk it is; one that has no administrator yet is nobody's. */
function Whose() {
  const t = useT()
  const { data } = useDoorOptions()
  return <>{data === undefined || data.firstRun ? t('auth.opora') : t('portal.support-of', { organisation: data.organisation })}</>
}
