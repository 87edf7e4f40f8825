import { Pencil, Sparkles } from 'lucide-react'
import styles from './Avatar.module.css'

type AvatarProps = {
  name: string
  size?: 'small' | 'normal' | 'big'
  /** No name stands beside it: then the picture says it. */
  isAlone?: boolean | undefined
  isMachine?: boolean | undefined
}

/** Initials, and never a colour by chance: colour means something here. They are a drawing of the name, no words of their own (WCAG 2.5.3). */
export function Avatar({ name, size = 'normal', isAlone, isMachine }: AvatarProps) {
  const says = isAlone === true ? ({ role: 'img', 'aria-label': name } as const) : ({ 'aria-hidden': true } as const)
  return (
    <span
      className={styles.avatar}
      data-size={size}
      data-machine={isMachine || undefined}
      data-initials={isMachine === true ? undefined : initials(name)}
      title={isAlone === true ? name : undefined}
      {...says}
    >
      {isMachine === true && <Sparkles />}
    </span>
  )
}

export type Presence = { id: string; name: string; state: 'viewing' | 'open' | 'writing'; label: string; isMachine?: boolean | undefined }

/** Who is here now: solid is looking, faded has it open, with a pencil is writing. `label` says it whole: "Timur Gareev is writing". */
export function WhoIsHere({ label, people }: { label: string; people: readonly Presence[] }) {
  if (people.length === 0) return null
  return (
    <ul className={styles.here} aria-label={label}>
      {people.map((person) => (
        <li key={person.id} data-state={person.state} className={styles.one}>
          <span
            role="img"
            aria-label={person.label}
            title={person.label}
            className={styles.avatar}
            data-size="small"
            data-initials={person.isMachine === true ? undefined : initials(person.name)}
            data-here
          >
            {person.isMachine === true && <Sparkles />}
            {person.state === 'writing' && <Pencil className={styles.pencil} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toLocaleUpperCase() ?? '')
    .join('')
}
