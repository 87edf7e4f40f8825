import { useQuery } from '@tanstack/react-query'
import { Plus, Wrench } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, SegmentedControl, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { Sure } from '../people/Sure.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import type { Planned } from './model.ts'

type Open = { kind: 'add' } | { kind: 'move' | 'cancel'; one: Planned }

/** Work on services that clients are told of before it begins. */
export function Maintenance() {
  const { t, format, language } = useSpeech()
  const [past, setPast] = useState<'false' | 'true'>('false')
  const [open, setOpen] = useState<Open>()
  const query = useQuery(ask('GET /maintenance', { query: { past } }))
  const now = Temporal.Now.instant()
  const hasBegun = ({ from }: Planned) => Temporal.Instant.compare(Temporal.Instant.from(from), now) <= 0
  const close = () => setOpen(undefined)
  const columns: readonly Column<Planned>[] = [
    { id: 'service', title: t('tickets.service'), isRowHeader: true, render: ({ service }) => service.names[language] },
    {
      id: 'when',
      title: t('sla.when'),
      render: ({ from, to }) => t('incidents.from-to', { from: format.instant(from), to: format.instant(to) }),
    },
    {
      id: 'whose',
      title: t('monitoring.clients'),
      render: ({ organisations }) => format.list(organisations.map(({ name }) => name)) || t('incidents.everybody'),
    },
    { id: 'what', title: t('sla.what'), render: ({ texts }) => texts[language] },
    {
      id: 'announced',
      title: t('monitoring.announced'),
      render: ({ announcedAt, announcedBy }) => [format.instant(announcedAt), announcedBy?.name].filter(Boolean).join(', '),
    },
    {
      id: 'acts',
      title: t('monitoring.acts'),
      titleHidden: true,
      render: (one) =>
        one.cancelledAt !== null ? (
          <Badge size="small">{t('monitoring.cancelled')}</Badge>
        ) : (
          !hasBegun(one) && (
            <>
              <Button size="small" kind="quiet" onPress={() => setOpen({ kind: 'move', one })}>
                {t('monitoring.move')}
              </Button>
              <Button size="small" kind="quiet" onPress={() => setOpen({ kind: 'cancel', one })}>
                {t('monitoring.cancel')}
              </Button>
            </>
          )
        ),
    },
  ]
  return (
    <SettingsPage
      title={t('monitoring.maintenance')}
      about={t('monitoring.maintenance-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen({ kind: 'add' })}>
          {t('monitoring.announce')}
        </Button>
      }
    >
      <SegmentedControl
        label={t('monitoring.which')}
        value={past}
        options={(['false', 'true'] as const).map((id) => ({ id, label: t(id === 'true' ? 'monitoring.past' : 'monitoring.coming') }))}
        onChange={setPast}
      />
      <Table
        label={t('monitoring.maintenance')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Wrench aria-hidden />} title={t('monitoring.none')}>
            {t('monitoring.none-text')}
          </EmptyState>
        }
      />
      {open?.kind === 'add' && <MaintenanceDialog onClose={close} />}
      {open?.kind === 'move' && <MaintenanceDialog planned={open.one} onClose={close} />}
      {open?.kind === 'cancel' && <Cancel one={open.one} onClose={close} />}
    </SettingsPage>
  )
}

function Cancel({ one, onClose }: { one: Planned; onClose: () => void }) {
  const { t } = useSpeech()
  const { run, isPending } = useAct('POST /maintenance/:id/cancellation')
  const cancel = async () => {
    await run({ params: { id: one.id } })
    await askAgain('GET /maintenance')
  }
  return (
    <Sure title={t('monitoring.cancel-title')} text={t('monitoring.cancel-text')} isPending={isPending} onDo={cancel} onClose={onClose} />
  )
}
