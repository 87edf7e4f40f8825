import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components'
import { given } from './given.ts'
import styles from './Popover.module.css'
import list from './options.module.css'

type PopoverProps = {
  label: string
  trigger: ReactElement
  children: ReactNode | ((close: () => void) => ReactNode)
  side?: 'bottom' | 'bottom start' | 'bottom end' | 'top' | 'start' | 'end'
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
}

/** A small window beside the button that opened it: the reasons of a clock, a short form. */
export function Popover({ label, trigger, children, side = 'bottom start', isOpen, onOpenChange }: PopoverProps) {
  return (
    <DialogTrigger {...given({ isOpen, onOpenChange })}>
      {trigger}
      <AriaPopover className={list.popover ?? ''} placement={side} offset={6}>
        <Dialog aria-label={label} className={styles.inside ?? ''}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
