import { useQuery } from '@tanstack/react-query'
import { Plus, Siren } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, Dialog, EmptyState, Table, TextField, type Column } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { AlertSourceDialog } from './AlertSourceDialog.tsx'
import type { Source } from './model.ts'

/** What is told once. */
type Secret = { url: string; secret: string }

/** Monitoring systems that open incidents by signed calls. */
export function AlertSources() {
  const { t, format } = useSpeech()
  const query = useQuery(ask('GET /alert-sources', {}))
  const [edited, edit] = useState<Source | 'new'>()
  const [secret, tell] = useState<Secret>()
  const renew = useAct('POST /alert-sources/:id/secret')
  const makeAnew = async (id: string) => {
    const made = await renew.run({ params: { id } })
    if (made !== undefined) tell({ url: made.source.url, secret: made.secret })
  }
  const columns: readonly Column<Source>[] = [
    {
      id: 'name',
      title: t('monitoring.alert-name'),
      isRowHeader: true,
      render: (one) => (
        <Button kind="quiet" size="small" onPress={() => edit(one)}>
          {one.name}
        </Button>
      ),
    },
    { id: 'requester', title: t('tickets.requester'), render: ({ requester }) => requester.name },
    {
      id: 'received',
      title: t('monitoring.alert-received'),
      render: ({ received, lastAt }) =>
        lastAt === null ? t('monitoring.alert-never') : t('monitoring.alert-calls', { n: received, at: format.instant(lastAt) }),
    },
    {
      id: 'state',
      title: t('monitoring.acts'),
      titleHidden: true,
      render: ({ id, active }) =>
        active ? (
          <Button size="small" kind="quiet" isPending={renew.isPending} onPress={() => void makeAnew(id)}>
            {t('monitoring.alert-renew')}
          </Button>
        ) : (
          <Badge size="small">{t('monitoring.alert-off')}</Badge>
        ),
    },
  ]
  return (
    <SettingsPage
      title={t('monitoring.alerts')}
      about={t('monitoring.alerts-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
          {t('monitoring.alert-add')}
        </Button>
      }
    >
      <Table
        label={t('monitoring.alerts')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Siren aria-hidden />} title={t('monitoring.alerts-none')}>
            {t('monitoring.alerts-none-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && (
        <AlertSourceDialog
          source={edited === 'new' ? undefined : edited}
          onSaved={(made) => {
            edit(undefined)
            if (made !== undefined) tell(made)
            void askAgain('GET /alert-sources')
          }}
          onClose={() => edit(undefined)}
        />
      )}
      {secret !== undefined && <TheSecret told={secret} onClose={() => tell(undefined)} />}
    </SettingsPage>
  )
}

function TheSecret({ told, onClose }: { told: Secret; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      title={t('monitoring.alert-secret')}
      isOpen
      mustAnswer
      onOpenChange={onClose}
      acts={
        <Button kind="do" onPress={onClose}>
          {t('monitoring.alert-kept')}
        </Button>
      }
    >
      <Banner kind="near">{t('monitoring.alert-secret-text')}</Banner>
      <TextField label={t('monitoring.alert-url')} readOnly value={told.url} />
      <TextField label={t('monitoring.alert-secret')} readOnly value={told.secret} />
    </Dialog>
  )
}
