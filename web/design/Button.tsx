import { useId, type ReactNode } from 'react'
import { Button as AriaButton, TooltipTrigger, VisuallyHidden, type PressEvent } from 'react-aria-components'
import { given } from './given.ts'
import { Tip } from './Tooltip.tsx'
import styles from './Button.module.css'

/** `do` is the one main act, `note` sends a note, `chip` is a pill that shows what is set: `<>Level: <b>L1</b></>`. */
export type ButtonKind = 'do' | 'plain' | 'quiet' | 'danger' | 'note' | 'chip'

type Common = {
  kind?: ButtonKind
  size?: 'small' | 'normal' | 'big'
  type?: 'button' | 'submit' | 'reset'
  onPress?: ((event: PressEvent) => void) | undefined
  /** Why it cannot be pressed now; the button stays reachable and says so. */
  disabledBecause?: string | undefined
  /** The act runs: the button keeps its place and takes no second press. */
  isPending?: boolean | undefined
  /** The key as people read it, beside the words: "⇧E". */
  keys?: string | undefined
  /** The key as `aria-keyshortcuts` spells it: "Shift+E". */
  shortcut?: string | undefined
  isPressed?: boolean | undefined
  isExpanded?: boolean | undefined
  isCurrent?: boolean | undefined
  form?: string | undefined
  name?: string | undefined
  value?: string | undefined
  autoFocus?: boolean | undefined
  describedBy?: string | undefined
  slot?: string | null | undefined
}

export type ButtonProps = Common & { children: ReactNode; icon?: ReactNode; fill?: boolean | undefined }

export function Button({ children, icon, keys, fill, ...rest }: ButtonProps) {
  return (
    <Pressed {...rest} data-fill={fill === true || undefined}>
      {icon}
      <span className={styles.words}>{children}</span>
      {keys !== undefined && (
        <kbd className={styles.keys} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </Pressed>
  )
}

export type IconButtonProps = Common & { label: string; icon: ReactNode; badge?: string | undefined }

/** A button that shows a picture only; its name is its tooltip too. */
export function IconButton({ label, icon, badge, keys, ...rest }: IconButtonProps) {
  return (
    <Pressed
      kind="quiet"
      {...rest}
      label={badge === undefined ? label : `${label}: ${badge}`}
      tip={keys === undefined ? label : `${label} · ${keys}`}
      data-icon
    >
      {icon}
      {badge !== undefined && <span className={styles.badge}>{badge}</span>}
    </Pressed>
  )
}

type PressedProps = Omit<Common, 'keys'> & {
  children: ReactNode
  label?: string
  tip?: string
  'data-icon'?: boolean
  'data-fill'?: boolean | undefined
}

function Pressed({ children, kind = 'plain', size = 'normal', label, tip, ...rest }: PressedProps) {
  const { disabledBecause, isPressed, isExpanded, isCurrent, shortcut, describedBy, onPress, type = 'button', ...press } = rest
  const reason = useId()
  const mayPress = disabledBecause === undefined
  const button = (
    <AriaButton
      {...given(press)}
      {...given({
        onPress: mayPress ? onPress : undefined,
        'aria-label': label,
        'aria-disabled': mayPress ? undefined : true,
        'aria-pressed': isPressed,
        'aria-expanded': isExpanded,
        'aria-current': isCurrent === true ? ('true' as const) : undefined,
        'aria-describedby': [mayPress ? undefined : reason, describedBy].filter((id) => id !== undefined).join(' ') || undefined,
      })}
      // a submit that may not be pressed must not send its form
      type={mayPress ? type : 'button'}
      className={styles.button ?? ''}
      data-kind={kind}
      data-size={size}
      render={(props) => <button {...props} {...given({ 'aria-keyshortcuts': shortcut })} />}
    >
      {children}
      {!mayPress && <VisuallyHidden id={reason}>{disabledBecause}</VisuallyHidden>}
    </AriaButton>
  )
  const says = disabledBecause ?? tip
  if (says === undefined) return button
  return (
    <TooltipTrigger delay={mayPress ? 500 : 100} closeDelay={80}>
      {button}
      <Tip>{says}</Tip>
    </TooltipTrigger>
  )
}
