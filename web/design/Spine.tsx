import { Lock } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Avatar } from './Avatar.tsx'
import { KeyValue, type KeyValueRow } from './KeyValue.tsx'
import { useWords } from './Words.tsx'
import styles from './Spine.module.css'

/** One chronological thread: messages, notes, changes, cards. Everything in it is one of the components below. */
export function Spine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={styles.spine} aria-label={label}>
      {children}
    </ol>
  )
}

type MessageProps = {
  author: string
  /** "letter", "Mon 09:42", "to: Support"; joined by dots. */
  about: readonly ReactNode[]
  children: ReactNode
  /** A note is for colleagues only: its own ground, border, lock and words. A vendor's message has another tint. */
  kind?: 'message' | 'note' | 'vendor'
  /** What may be done with it; shown on hover and focus. */
  acts?: ReactNode
  /** Attachments, delivery, what the sender's signs are worth. */
  below?: ReactNode
  isUnread?: boolean | undefined
  isMachine?: boolean | undefined
  id?: string | undefined
}

export function Message({ author, about, children, kind = 'message', acts, below, isUnread, isMachine, id }: MessageProps) {
  const words = useWords()
  const head = useId()
  return (
    <li className={styles.item} id={id}>
      <Avatar name={author} isMachine={isMachine} />
      <article className={styles.body} data-kind={kind} data-unread={isUnread || undefined} aria-labelledby={head}>
        <header className={styles.head}>
          <span id={head} className={styles.who}>
            <b className={styles.author}>{author}</b>
            {kind === 'note' && (
              <span className={styles.lock}>
                <Lock aria-hidden />
                {words.note}
              </span>
            )}
            <span className={styles.about}>
              {about.map((part, i) => (
                <span key={i}>{part}</span>
              ))}
            </span>
          </span>
          {acts !== undefined && <span className={styles.acts}>{acts}</span>}
        </header>
        <div className={styles.text}>{children}</div>
        {below !== undefined && <div className={styles.below}>{below}</div>}
      </article>
    </li>
  )
}

/** Something that happened, in one line: `<b>` marks what changed. */
export function Fact({ children, id }: { children: ReactNode; id?: string | undefined }) {
  return (
    <li className={styles.fact} id={id}>
      <i aria-hidden="true" />
      <span>{children}</span>
    </li>
  )
}

type HandOverCardProps = { title: string; rows: readonly KeyValueRow[]; acts?: ReactNode; isReturn?: boolean | undefined }

/** What was done, ruled out, found and is asked of the next level. */
export function HandOverCard({ title, rows, acts, isReturn }: HandOverCardProps) {
  const id = useId()
  return (
    <li className={styles.card} data-return={isReturn || undefined}>
      <section aria-labelledby={id}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <KeyValue rows={rows} />
        {acts !== undefined && <div className={styles.below}>{acts}</div>}
      </section>
    </li>
  )
}

/** A line across the thread: a day, or "new since you looked". */
export function SpineLine({ children, kind = 'day' }: { children: ReactNode; kind?: 'day' | 'new' }) {
  return (
    <li className={styles.line} data-kind={kind}>
      <span>{children}</span>
    </li>
  )
}
