import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { ShortList } from '../worklists/ShortList.tsx'
import { CardFrame, NoCard } from './CardFrame.tsx'
import { OrganisationDialog } from './OrganisationDialog.tsx'
import styles from './People.module.css'

/** One organisation: what to know of it, its people and its tickets. */
export function OrganisationPage() {
  const { t, format } = useSpeech()
  const { id } = useParams({ strict: false })
  const [isOpen, setOpen] = useState(false)
  const { data: organisation, error } = useQuery(ask('GET /organisations/:id', { params: { id: String(id) } }))
  if (organisation === undefined) return <NoCard error={error} />
  return (
    <CardFrame
      name={organisation.name}
      about={<Badge size="small">{t(`desk.organisation-kind.${organisation.kind}`)}</Badge>}
      acts={
        organisation.may.edit && (
          <Button icon={<Pencil aria-hidden />} onPress={() => setOpen(true)}>
            {t('people.edit')}
          </Button>
        )
      }
      facts={[
        { term: t('desk.domains'), value: organisation.domains.length === 0 ? t('tickets.none') : format.list(organisation.domains) },
        ...(organisation.remark === ''
          ? []
          : [{ term: t('desk.remark'), value: <span className={styles.remark}>{organisation.remark}</span> }]),
      ]}
    >
      <Section title={t('desk.open-tickets')}>
        <ShortList
          title={t('desk.open-tickets')}
          filter={{ view: 'open', organisation: organisation.id }}
          empty={t('desk.no-open-tickets')}
        />
      </Section>
      <Section title={t('desk.people')} aside={format.number(organisation.people)}>
        <Members organisation={organisation.id} />
      </Section>
      {isOpen && <OrganisationDialog organisation={organisation} onClose={() => setOpen(false)} />}
    </CardFrame>
  )
}

function Members({ organisation }: { organisation: string }) {
  const { t } = useSpeech()
  const { data } = useQuery(ask('GET /people', { query: { organisation, limit: 50 } }))
  if (data === undefined) return null
  if (data.items.length === 0) return <p>{t('desk.no-members')}</p>
  return (
    <ul className={styles.members}>
      {data.items.map(({ id, name, addresses }) => (
        <li key={id}>
          <Anchor href={`/people/${id}`}>{name}</Anchor>
          <span className={styles.quiet}>{addresses.map(({ value }) => value).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
