import { ChevronRight } from 'lucide-react'
import { createContext, useContext, useId, type ReactNode } from 'react'
import styles from './Layout.module.css'

type SectionProps = {
  title: string
  /** At the end of the title: a count, a small button, a link. */
  aside?: ReactNode
  children: ReactNode
  level?: 2 | 3
}

type Folds = { folded: readonly string[]; onFold: (title: string, folded: boolean) => void }
const FoldsContext = createContext<Folds | undefined>(undefined)

/** Within it every section of level 2 can be folded by its title; who puts it there remembers which are. */
export function FoldableSections({ folded, onFold, children }: Folds & { children: ReactNode }) {
  return <FoldsContext value={{ folded, onFold }}>{children}</FoldsContext>
}

/** A named part of a page or of a side panel. */
export function Section({ title, aside, children, level = 2 }: SectionProps) {
  const id = useId()
  const folds = useContext(FoldsContext)
  const Heading = level === 2 ? 'h2' : 'h3'
  const canFold = folds !== undefined && level === 2
  const isFolded = canFold && folds.folded.includes(title)
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <Heading id={id} className={styles.title}>
          {canFold ? (
            <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={() => folds.onFold(title, !isFolded)}>
              {title}
              <ChevronRight aria-hidden />
            </button>
          ) : (
            title
          )}
        </Heading>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {isFolded ? null : children}
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
