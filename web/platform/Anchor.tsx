import { Link } from '@tanstack/react-router'
import type { AriaAttributes, ReactNode, Ref } from 'react'
import { searchOf } from './routes.ts'

type AnchorProps = Pick<AriaAttributes, 'aria-label' | 'aria-keyshortcuts' | 'aria-describedby'> & {
  href: string
  children: ReactNode
  className?: string | undefined
  title?: string | undefined
  onClick?: (() => void) | undefined
  /** Current on its very address only, not on those below it. */
  exact?: boolean | undefined
  ref?: Ref<HTMLAnchorElement> | undefined
}

/** A link inside the desk: opened without loading the page anew, loaded ahead when pointed at, `aria-current` where the reader is. */
export function Anchor({ href, children, exact = false, ...rest }: AnchorProps) {
  const [path = '/', search = ''] = href.split('?')
  return (
    <Link to={path} search={searchOf(search)} activeOptions={{ exact, includeSearch: search !== '' }} {...rest}>
      {children}
    </Link>
  )
}
