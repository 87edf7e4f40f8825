import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import { useWords } from './Words.tsx'
import styles from './Badge.module.css'

export type Meaning = 'neutral' | 'accent' | 'met' | 'near' | 'late' | 'paused' | 'note'

type BadgeProps = { children: ReactNode; kind?: Meaning; icon?: ReactNode; size?: 'small' | 'normal' }

/** A word about a state. Colour only where the word means it. */
export function Badge({ children, kind = 'neutral', icon, size }: BadgeProps) {
  return (
    <span className={styles.badge} data-kind={kind} data-size={size}>
      {icon}
      {children}
    </span>
  )
}

/** A word put on a thing, that can be taken off. */
export function Tag({ label, onRemove }: { label: string; onRemove?: (() => void) | undefined }) {
  const words = useWords()
  return (
    <span className={styles.tag}>
      {label}
      {onRemove !== undefined && (
        <IconButton size="small" label={`${words.remove}: ${label}`} icon={<X aria-hidden />} onPress={onRemove} />
      )}
    </span>
  )
}

/** The support level, as short as it is said: "L2". */
export function LevelChip({ label }: { label: string }) {
  return <span className={styles.level}>{label}</span>
}

/** Four bars and the word; with `isShort` the word is for screen readers and the tooltip of the pointer. */
export function Priority({ filled, label, isShort }: { filled: 0 | 1 | 2 | 3 | 4; label: string; isShort?: boolean | undefined }) {
  return (
    <span className={styles.priority} title={isShort === true ? label : undefined}>
      <span className={styles.bars} aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} data-on={bar <= filled || undefined} data-top={filled === 4 || undefined} />
        ))}
      </span>
      <span className={styles.word} data-hidden={isShort || undefined}>
        {label}
      </span>
    </span>
  )
}
