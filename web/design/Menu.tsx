import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { given } from './given.ts'
import styles from './options.module.css'

export type MenuAct = {
  id: string
  label: string
  icon?: ReactNode
  hint?: string | undefined
  keys?: string | undefined
  kind?: 'danger' | undefined
  isOn?: boolean | undefined
  disabledBecause?: string | undefined
  href?: string | undefined
  onAction?: (() => void) | undefined
}

export type MenuEntry = MenuAct | { title: string; acts: readonly MenuAct[] } | 'line'

type MenuProps = {
  label: string
  trigger: ReactElement
  entries: readonly MenuEntry[]
  side?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'end'
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
}

/** Acts behind one button. An act that cannot be done stays in the list and says why. */
export function Menu({ label, trigger, entries, side = 'bottom end', isOpen, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger {...given({ isOpen, onOpenChange })}>
      {trigger}
      <Popover className={styles.popover ?? ''} placement={side} offset={4}>
        <AriaMenu aria-label={label} className={styles.list ?? ''}>
          {menuEntries(entries)}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

/** The inside of a menu, for the palette too. */
export function menuEntries(entries: readonly MenuEntry[]) {
  return entries.map((entry, i) => {
    if (entry === 'line') return <Separator key={`line-${String(i)}`} className={styles.line ?? ''} />
    if (!('title' in entry)) return item(entry)
    return (
      <MenuSection key={entry.title} aria-label={entry.title}>
        <Header className={styles.title}>{entry.title}</Header>
        {entry.acts.map(item)}
      </MenuSection>
    )
  })
}

function item({ id, label, icon, hint, keys, kind, isOn, disabledBecause, href, onAction }: MenuAct) {
  const refused = disabledBecause !== undefined
  const says = disabledBecause ?? hint
  return (
    <MenuItem
      key={id}
      id={id}
      textValue={label}
      {...given({ onAction: refused ? undefined : onAction, href: refused ? undefined : href })}
      shouldCloseOnSelect={!refused}
      className={styles.option ?? ''}
      data-kind={kind}
      data-refused={refused || undefined}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.words}>
        <span>{label}</span>
        {says !== undefined && <span className={styles.hint}>{says}</span>}
      </span>
      {isOn === true && <Check aria-hidden className={styles.check} />}
      {keys !== undefined && (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </MenuItem>
  )
}
