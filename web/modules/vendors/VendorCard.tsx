import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Pencil, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, KeyValue, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { useNow } from '../../platform/now.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import { timeThere, type Vendor } from './model.ts'
import { VendorDialog } from './VendorDialog.tsx'

/** One vendor: how it is reached, who works there, what it has promised. */
export function VendorCard() {
  const { t } = useSpeech()
  const { id } = useParams({ strict: false })
  const query = useQuery(ask('GET /vendors/:id', { params: { id: String(id) } }))
  const [isOpen, setOpen] = useState(false)
  const vendor = query.data
  return (
    <SettingsPage
      title={vendor?.name ?? t('vendors.vendor')}
      about={vendor === undefined || vendor.remark === '' ? t('vendors.card-about') : vendor.remark}
      query={query}
      acts={
        vendor?.may.edit === true && (
          <Button icon={<Pencil aria-hidden />} onPress={() => setOpen(true)}>
            {t('people.edit')}
          </Button>
        )
      }
    >
      {vendor !== undefined && <Facts vendor={vendor} />}
      {isOpen && vendor !== undefined && <VendorDialog vendor={vendor} onClose={() => setOpen(false)} />}
    </SettingsPage>
  )
}

function Facts({ vendor }: { vendor: Vendor }) {
  const { t, language, format } = useSpeech()
  const now = useNow()
  const { mail, timeZone, products } = vendor
  return (
    <>
      <KeyValue
        rows={[
          { term: t('vendors.mail'), value: mail.join(', ') || t('tickets.none') },
          {
            term: t('vendors.time-zone'),
            value: `${timeZone} · ${t('vendors.local-time', { time: timeThere(language, timeZone, now) })}`,
          },
          { term: t('vendors.language'), value: languageNames[vendor.language] },
          { term: t('vendors.products'), value: format.list(products) || t('tickets.none') },
        ]}
      />
      <Contacts vendor={vendor} />
      <Contracts vendor={vendor} />
    </>
  )
}

function Contacts({ vendor }: { vendor: Vendor }) {
  const { t } = useSpeech()
  const mayAdd = useMay('person.edit')
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('vendors.contacts')}
      aside={
        mayAdd && (
          <Button size="small" icon={<UserPlus aria-hidden />} onPress={() => setOpen(true)}>
            {t('vendors.add-contact')}
          </Button>
        )
      }
    >
      {vendor.contacts.length === 0 ? (
        <p>{t('vendors.no-contacts')}</p>
      ) : (
        <ul>
          {vendor.contacts.map(({ id, name, mail }) => (
            <li key={id}>
              <Anchor href={`/people/${id}`}>{name}</Anchor> {mail.join(', ')}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <ContactDialog vendor={vendor} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** Agreements of the kind UC that name it; without one nobody measures its time. */
function Contracts({ vendor }: { vendor: Vendor }) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /agreements', {}))
  const contracts = data?.items.filter(({ kind, version }) => kind === 'uc' && version.match.vendors.includes(vendor.id)) ?? []
  return (
    <Section title={t('vendors.contracts')} aside={<Anchor href="/settings/agreements">{t('vendors.all-agreements')}</Anchor>}>
      {data !== undefined && contracts.length === 0 ? (
        <p>{t('vendors.no-contract')}</p>
      ) : (
        <ul>
          {contracts.map(({ id, names, state, version }) => (
            <li key={id}>
              <Anchor href={`/settings/agreements/${id}`}>{names[language]}</Anchor>{' '}
              <Badge size="small" kind={state === 'inForce' ? 'met' : 'neutral'}>
                {t(`sla.state.${state}`)}
              </Badge>{' '}
              {version.calendarNames[language]} · {version.timeZone}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
