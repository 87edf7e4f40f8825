import { useQuery } from '@tanstack/react-query'
import { Megaphone, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, IconButton, Table, type Column } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import type { Plan } from '../model.ts'
import { PlanDialog } from './PlanDialog.tsx'

/** Who is told of an incident, how often and in whose words. */
export function Plans() {
  const { t, format, language } = useSpeech()
  const query = useQuery(ask('GET /communication-plans', {}))
  const { data: services } = useQuery(ask('GET /services', {}))
  const [open, setOpen] = useState<Plan | 'new'>()
  const nameOf = (id: string) => services?.items.find((one) => one.id === id)?.names[language] ?? '—'
  const columns: readonly Column<Plan>[] = [
    {
      id: 'name',
      title: t('updates.plan-name'),
      isRowHeader: true,
      render: ({ names, active }) => (
        <>
          {names[language]} {!active && <Badge size="small">{t('updates.plan-off')}</Badge>}
        </>
      ),
    },
    {
      id: 'for',
      title: t('updates.plan-for'),
      render: ({ services: some, priorities }) =>
        [
          some.length === 0 ? t('updates.any-service') : format.list(some.map(nameOf)),
          priorities.length === 0 ? t('updates.any-priority') : format.list(priorities.map((one) => `P${one}`)),
        ].join(' · '),
    },
    { id: 'who', title: t('updates.plan-who'), render: ({ circles }) => format.list(circles.map((one) => t(`updates.circle.${one}`))) },
    {
      id: 'often',
      title: t('updates.plan-often'),
      render: ({ everyMinutes }) => (everyMinutes === null ? t('updates.never') : t('updates.every-n', { n: everyMinutes })),
    },
    {
      id: 'approval',
      title: t('updates.plan-approval'),
      render: ({ approval, approver }) =>
        approval === 'person' ? (query.data?.people.find(({ id }) => id === approver)?.name ?? '—') : t(`updates.approval.${approval}`),
    },
    {
      id: 'edit',
      title: t('updates.change'),
      titleHidden: true,
      width: 60,
      render: (plan) => (
        <IconButton
          size="small"
          label={t('updates.plan-edit', { name: plan.names[language] })}
          icon={<Pencil aria-hidden />}
          onPress={() => setOpen(plan)}
        />
      ),
    },
  ]
  return (
    <SettingsPage
      title={t('updates.plans')}
      about={t('updates.plans-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
          {t('updates.plan-add')}
        </Button>
      }
    >
      <Table
        label={t('updates.plans')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Megaphone aria-hidden />} title={t('updates.no-plans')}>
            {t('updates.no-plans-text')}
          </EmptyState>
        }
      />
      {open !== undefined && query.data !== undefined && (
        <PlanDialog plan={open === 'new' ? undefined : open} choices={query.data} onClose={() => setOpen(undefined)} />
      )}
    </SettingsPage>
  )
}
