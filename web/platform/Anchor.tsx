import { Link } from '@tanstack/react-router'
import type { AriaAttributes, ReactNode, Ref } from 'react'
import { searchOf } from './routes.ts'

type AnchorProps = Pick<AriaAttributes, 'aria-label' | 'aria-keyshortcuts' | 'aria-describedby'> & {
  href: string
  children: ReactNode
  className?: string | undefined
  title?: string | undefined
  onClick?: (() => void) | undefined
  /** Whether the reader is there, where the address alone does not say it. */
  isCurrent?: boolean | undefined
  ref?: Ref<HTMLAnchorElement> | undefined
}

/** A link inside the desk: opened without loading the page anew, loaded ahead when pointed at, `aria-current` where the reader is. */
export function Anchor({ href, children, isCurrent, ...rest }: AnchorProps) {
  const [path = '/', search = ''] = href.split('?')
  const current = isCurrent === true ? 'page' : undefined
  return (
    <Link
      to={path}
      search={searchOf(search)}
      // where the caller says it, the router must not find a part of the address enough
      activeOptions={{ includeSearch: search !== '', exact: isCurrent !== undefined }}
      {...rest}
      {...(isCurrent === undefined ? {} : { activeProps: { 'aria-current': current }, inactiveProps: { 'aria-current': current } })}
    >
      {children}
    </Link>
  )
}
