import { useId, type ReactNode } from 'react'
import styles from './Layout.module.css'

type SectionProps = {
  title: string
  /** At the end of the title: a count, a small button, a link. */
  aside?: ReactNode
  children: ReactNode
  level?: 2 | 3
}

/** A named part of a page or of a side panel. */
export function Section({ title, aside, children, level = 2 }: SectionProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <Heading id={id} className={styles.title}>
          {title}
        </Heading>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  )
}

/** A raised piece of the page. */
export function Card({ children, size = 'normal' }: { children: ReactNode; size?: 'normal' | 'big' }) {
  return (
    <div className={styles.card} data-size={size}>
      {children}
    </div>
  )
}

/** Opora's sign. */
export function Mark({ label }: { label?: string | undefined }) {
  const says = label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    <span className={styles.mark} {...says}>
      <svg viewBox="0 0 24 24">
        <path d="M5 5h14M7 5v14M12 5v14M17 5v14M4 19h16" />
      </svg>
    </span>
  )
}
