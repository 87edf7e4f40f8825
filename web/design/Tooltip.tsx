import type { ReactNode } from 'react'
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'

type Side = 'top' | 'bottom' | 'start' | 'end'

/** The bubble alone: for components that carry a trigger of their own. */
export function Tip({ children, side = 'bottom' }: { children: ReactNode; side?: Side | undefined }) {
  return (
    <AriaTooltip className={styles.tip ?? ''} placement={side} offset={6}>
      {children}
    </AriaTooltip>
  )
}

type TooltipProps = { text: ReactNode; side?: Side; children: React.ComponentProps<typeof Focusable>['children'] }

/** Says more about one element that can be focused; never the only place where a fact stands. */
export function Tooltip({ text, side, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      <Focusable>{children}</Focusable>
      <Tip side={side}>{text}</Tip>
    </TooltipTrigger>
  )
}
