import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'

const icons = { info: Info, met: CircleCheck, near: TriangleAlert, late: CircleAlert }

type BannerProps = { kind?: keyof typeof icons; title?: string | undefined; children?: ReactNode; acts?: ReactNode }

/** A lasting word about the page or the thing on it. What went wrong is announced at once. */
export function Banner({ kind = 'info', title, children, acts }: BannerProps) {
  const Icon = icons[kind]
  return (
    <div className={styles.banner} data-kind={kind} role={kind === 'late' ? 'alert' : undefined}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {title !== undefined && <strong className={styles.title}>{title}</strong>}
        {children}
      </div>
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}
