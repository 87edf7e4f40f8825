import type { ReactNode } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { given } from './given.ts'
import styles from './Link.module.css'

type LinkProps = {
  href: string
  children: ReactNode
  /** `text` stands in a sentence and is underlined, `act` is a thing to do, `row` is a whole row of a list. */
  kind?: 'text' | 'act' | 'row'
  isCurrent?: boolean | undefined
  newTab?: boolean | undefined
  onPress?: (() => void) | undefined
}

export function Link({ href, children, kind = 'text', isCurrent, newTab, onPress }: LinkProps) {
  return (
    <AriaLink
      {...given({
        onPress,
        'aria-current': isCurrent === true ? ('page' as const) : undefined,
        target: newTab === true ? '_blank' : undefined,
        rel: newTab === true ? 'noopener noreferrer' : undefined,
      })}
      href={href}
      className={styles.link ?? ''}
      data-kind={kind}
    >
      {children}
    </AriaLink>
  )
}
