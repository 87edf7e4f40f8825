import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Opens an address of ours; `replace` keeps the back button where it was. */
export function useGo(): (href: string, how?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return useCallback(
    (href, how) => {
      if (how?.replace === true) history.replace(href)
      else history.push(href)
    },
    [history],
  )
}
