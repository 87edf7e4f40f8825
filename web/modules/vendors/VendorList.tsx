import { useQuery } from '@tanstack/react-query'
import { Plus, Truck } from 'lucide-react'
import { useState } from 'react'
import { Button, EmptyState, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { timeThere, type Vendor } from './model.ts'
import { VendorDialog } from './VendorDialog.tsx'

/** Who supports what our own lines cannot. */
export function VendorList() {
  const { t, language, format } = useSpeech()
  const go = useGo()
  const now = useNow()
  const query = useQuery(ask('GET /vendors', {}))
  const [isOpen, setOpen] = useState(false)
  const columns: readonly Column<Vendor>[] = [
    {
      id: 'name',
      title: t('vendors.vendor'),
      isRowHeader: true,
      render: ({ id, name }) => <Anchor href={`/settings/vendors/${id}`}>{name}</Anchor>,
    },
    { id: 'mail', title: t('vendors.mail'), render: ({ mail }) => mail.join(', ') || t('tickets.none') },
    { id: 'time', title: t('vendors.time-zone'), render: ({ timeZone }) => `${timeZone} · ${timeThere(language, timeZone, now)}` },
    { id: 'products', title: t('vendors.products'), render: ({ products }) => format.list(products) || t('tickets.none') },
  ]
  return (
    <SettingsPage
      title={t('vendors.vendors')}
      about={t('vendors.about')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen(true)}>
          {t('vendors.add')}
        </Button>
      }
    >
      <Table
        label={t('vendors.vendors')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Truck aria-hidden />} title={t('vendors.none')}>
            {t('vendors.none-text')}
          </EmptyState>
        }
      />
      {isOpen && <VendorDialog onClose={() => setOpen(false)} onSaved={(id) => go(`/settings/vendors/${id}`)} />}
    </SettingsPage>
  )
}
