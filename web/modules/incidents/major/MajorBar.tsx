import { useQuery } from '@tanstack/react-query'
import { Banner, Link } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useLive } from '../../../platform/live.ts'
import { ask, askAgain } from '../../../platform/query.ts'
import { ProposalBanner } from './ProposalBanner.tsx'
import styles from './Major.module.css'

/** Over the lists of the desk: what runs, and what is proposed. Nothing where there is nothing. */
export function MajorBar() {
  const t = useT()
  const { data } = useQuery({ ...ask('GET /majors', { query: { show: 'running' } }), refetchInterval: 60_000 })
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.type.startsWith('major.'))) void askAgain('GET /majors')
  })
  const running = data?.items ?? []
  const proposals = data?.proposals ?? []
  if (running.length === 0 && proposals.length === 0) return null
  return (
    <div className={styles.loud}>
      {proposals.map((proposal) => (
        <ProposalBanner key={proposal.id} proposal={proposal} />
      ))}
      {running.map(({ ticket, impact }) => (
        <Banner
          key={ticket.id}
          kind="near"
          acts={
            <Link href={`/major/${String(ticket.number)}`} kind="act">
              {t('major.open-major')}
            </Link>
          }
        >
          {t('major.banner', { number: String(ticket.number), impact })}
        </Banner>
      ))}
    </div>
  )
}
