import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link2Off } from 'lucide-react'
import { EmptyState, Link, Skeleton } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { Door } from './Door.tsx'

export type Seen = Answer<'POST /access-links/look'>

type ByLinkProps = { title: string; children: (token: string, seen: Seen) => ReactNode }

/** A link's token stands after `#`, where no server sees it. Looking at it uses nothing up. */
export function ByLink({ title, children }: ByLinkProps) {
  const t = useT()
  const words = useProblemWords()
  const [token] = useState(() => location.hash.slice(1))
  const { data, error } = useQuery({
    queryKey: ['POST /access-links/look', token],
    queryFn: ({ signal }) => call('POST /access-links/look', { body: { token } }, signal),
    staleTime: Infinity,
    retry: false,
    enabled: token !== '',
  })
  if (data !== undefined) return children(token, data)
  if (error === null && token !== '')
    return (
      <Door title={title}>
        <Skeleton label={t('common.loading')} />
      </Door>
    )
  return (
    <Door title={title}>
      <EmptyState
        icon={<Link2Off aria-hidden />}
        title={error === null ? t('auth.link-torn') : words(error)}
        acts={
          <Link href="/sign-in/letter" kind="act">
            {t('auth.letter-again')}
          </Link>
        }
      >
        {t('auth.link-dead-text')}
      </EmptyState>
    </Door>
  )
}
