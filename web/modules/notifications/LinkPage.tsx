import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { CircleCheck, Link2Off } from 'lucide-react'
import { useState } from 'react'
import { EmptyState, Link, Skeleton } from '../../design/index.ts'
import { useT, type T } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { Door } from '../auth/Door.tsx'
import { ApproveByLink } from './ApproveByLink.tsx'
import type { Done, Seen } from './model.ts'
import { RateByLink } from './RateByLink.tsx'
import { SwitchByLink } from './SwitchByLink.tsx'
import { VerifyByLink } from './VerifyByLink.tsx'

/** Opening a link of a letter changes nothing; the page's button acts. */
export function LinkPage() {
  const t = useT()
  const { token = '' } = useParams({ strict: false })
  const [done, setDone] = useState<Done>()
  const { data, error } = useQuery({
    ...ask('GET /links/:token', { params: { token } }),
    staleTime: Infinity,
    retry: false,
  })
  if (done !== undefined) return <Thanks done={done} seen={data} />
  if (error !== null) return <Dead />
  if (data === undefined)
    return (
      <Door title={t('portal.title')}>
        <Skeleton label={t('common.loading')} />
      </Door>
    )
  if (data.over) return <Over seen={data} />
  return <Asked token={token} seen={data} onDone={setDone} />
}

function Asked({ token, seen, onDone }: { token: string; seen: Seen; onDone: (done: Done) => void }) {
  switch (seen.purpose) {
    case 'verify':
      return <VerifyByLink token={token} seen={seen} onDone={onDone} />
    case 'rate':
      return <RateByLink token={token} seen={seen} onDone={onDone} />
    case 'approve':
      return seen.approval && <ApproveByLink token={token} seen={seen} approval={seen.approval} onDone={onDone} />
    case 'stop':
    case 'follow':
    case 'acknowledge':
      return <SwitchByLink token={token} seen={seen} purpose={seen.purpose} onDone={onDone} />
  }
}

/** What came of it. */
function Thanks({ done, seen }: { done: Done; seen: Seen | undefined }) {
  const t = useT()
  return (
    <Door title={t(`portal.link.${done.outcome}`)}>
      <EmptyState icon={<CircleCheck aria-hidden />} title={seen?.title ?? ''} acts={<ToPortal />}>
        {t(`portal.link.${done.outcome}-text`, { number: String(done.number) })}
      </EmptyState>
    </Door>
  )
}

function Over({ seen }: { seen: Seen }) {
  const t = useT()
  return (
    <Door title={t('portal.link.title', { number: String(seen.number) })} about={seen.title}>
      <EmptyState icon={<CircleCheck aria-hidden />} title={t('portal.link.over')} acts={<ToPortal />}>
        {overWords(t, seen)}
      </EmptyState>
    </Door>
  )
}

/** Of what is to be approved it says what became of it. */
function overWords(t: T, { approval }: Seen): string {
  if (approval === null) return t('portal.link.over-text')
  switch (approval.state) {
    case 'open':
      return t('changes.link.not-yours')
    case 'voided':
      return t('changes.link.voided')
    case 'approved':
    case 'refused':
      return t(`changes.link.was-${approval.state}`)
  }
}

function Dead() {
  const t = useT()
  return (
    <Door title={t('portal.link.dead')}>
      <EmptyState icon={<Link2Off aria-hidden />} title={t('portal.link.dead')} acts={<ToPortal />}>
        {t('portal.link.dead-text')}
      </EmptyState>
    </Door>
  )
}

/** The portal is an entry of its own: its page is loaded anew. */
function ToPortal() {
  const t = useT()
  return (
    <Link href={`${location.origin}/portal`} kind="act">
      {t('portal.link.to-portal')}
    </Link>
  )
}
