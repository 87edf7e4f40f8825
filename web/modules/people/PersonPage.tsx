import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { Badge, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { WorkTerms } from '../tickets/WorkTerms.tsx'
import { ShortList } from '../worklists/ShortList.tsx'
import { Absences } from './Absences.tsx'
import { CardFrame, NoCard } from './CardFrame.tsx'
import { PersonActs } from './PersonActs.tsx'
import styles from './People.module.css'

const staff: ReadonlySet<string> = new Set(['agent', 'lead', 'manager', 'administrator'])

/** One person: how to reach him, what to know, and his tickets. */
export function PersonPage() {
  const { t, format } = useSpeech()
  const works = useMay('ticket.work')
  const { id } = useParams({ strict: false })
  const { data: person, error } = useQuery(ask('GET /people/:id', { params: { id: String(id) } }))
  if (person === undefined) return <NoCard error={error} />
  const facts = [
    ...(person.organisation === null
      ? []
      : [
          {
            term: t('tickets.organisation'),
            value: <Anchor href={`/organisations/${person.organisation.id}`}>{person.organisation.name}</Anchor>,
          },
        ]),
    ...person.addresses.map(({ kind, value, id: key }) => ({
      term: t(`desk.address.${kind}`),
      value:
        kind === 'phone' ? (
          <a key={key} href={`tel:${value}`}>
            {value}
          </a>
        ) : (
          value
        ),
    })),
    ...(person.teams.length === 0 ? [] : [{ term: t('desk.teams-of-person'), value: format.list(person.teams.map(({ name }) => name)) }]),
    { term: t('desk.time-zone'), value: person.timeZone },
    ...(person.remark === '' ? [] : [{ term: t('desk.remark'), value: <span className={styles.remark}>{person.remark}</span> }]),
    ...(person.leftAt === null ? [] : [{ term: t('desk.left'), value: format.instant(person.leftAt, 'day') }]),
  ]
  return (
    <CardFrame
      name={person.name}
      about={
        person.vip && (
          <Badge kind="accent" size="small" icon={<Star aria-hidden />}>
            {t('tickets.vip')}
          </Badge>
        )
      }
      acts={<PersonActs person={person} />}
      facts={facts}
    >
      {works && person.roles.some((role) => staff.has(role)) && <Absences person={person} about={t('people.absences-text')} />}
      {works && person.roles.some((role) => staff.has(role)) && <WorkTerms person={person} />}
      <Section title={t('desk.tickets-of-person')}>
        <ShortList title={t('desk.tickets-of-person')} filter={{ requester: person.id }} empty={t('tickets.no-others')} />
      </Section>
    </CardFrame>
  )
}
