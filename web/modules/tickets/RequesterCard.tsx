import { useQuery } from '@tanstack/react-query'
import { Star } from 'lucide-react'
import { Avatar, Badge } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { queueHref } from '../worklists/address.ts'
import { statusWords } from '../worklists/words.ts'
import type { Ticket } from './model.ts'
import styles from './TicketPage.module.css'

/** The one who asks: how to reach him, what to know of him, and what else he has asked. */
export function RequesterCard({ ticket }: { ticket: Ticket }) {
  const mayRead = useMay('person.read')
  const { requester, organisation } = ticket
  return (
    <div className={styles.person}>
      <span className={styles.personName}>
        <Avatar name={requester.name} size="small" />
        {mayRead ? <Anchor href={`/people/${requester.id}`}>{requester.name}</Anchor> : requester.name}
      </span>
      {organisation !== null &&
        (mayRead ? <Anchor href={`/organisations/${organisation.id}`}>{organisation.name}</Anchor> : organisation.name)}
      {mayRead && <Known person={requester.id} />}
      <Others ticket={ticket} />
    </div>
  )
}

function Known({ person }: { person: string }) {
  const t = useT()
  const { data } = useQuery(ask('GET /people/:id', { params: { id: person } }))
  if (data === undefined) return null
  return (
    <>
      {data.vip && (
        <Badge kind="accent" size="small" icon={<Star aria-hidden />}>
          {t('tickets.vip')}
        </Badge>
      )}
      <ul>
        {data.addresses.map(({ id, kind, value }) => (
          <li key={id}>{kind === 'phone' ? <a href={`tel:${value}`}>{value}</a> : value}</li>
        ))}
      </ul>
      {data.remark !== '' && <p>{data.remark}</p>}
    </>
  )
}

/** The requester's other tickets, the last ones first. */
function Others({ ticket: { id, requester } }: { ticket: Ticket }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /tickets', { query: { view: 'all', requester: requester.id, sort: 'newest', limit: 6 } }))
  const others = data?.items.filter((row) => row.id !== id).slice(0, 5) ?? []
  if (others.length === 0) return <p className={styles.quiet}>{t('tickets.no-others')}</p>
  return (
    <div className={styles.others}>
      {others.map((row) => (
        <Anchor key={row.id} href={`/tickets/${String(row.number)}`} className={styles.other}>
          <span>
            #{row.number} {row.title}
          </span>
          <small>
            {statusWords(t, format, row)} · {format.instant(row.openedAt, 'day')}
          </small>
        </Anchor>
      ))}
      {data?.next !== null && (
        <Anchor href={queueHref({ view: 'all', requester: requester.id, sort: 'newest' })} className={styles.other}>
          <span>{t('tickets.all-of-requester')}</span>
        </Anchor>
      )}
    </div>
  )
}
