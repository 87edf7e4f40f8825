import { Building2, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, Cut, EmptyState, Skeleton, VirtualTable, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useMay } from '../../platform/session.ts'
import { useFound } from './found.ts'
import { ListFrame } from './ListFrame.tsx'
import { OrganisationDialog } from './OrganisationDialog.tsx'

type Organisation = Answer<'GET /organisations'>['items'][number]
type ColumnId = 'name' | 'kind' | 'domains' | 'people'

/** Client companies, vendors, and the provider itself. */
export function OrganisationList() {
  const { t, format } = useSpeech()
  const go = useGo()
  const mayAdd = useMay('person.edit')
  const [isOpen, setOpen] = useState(false)
  const found = useFound('GET /organisations', '/organisations', (q, cursor) => ({
    query: { q, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
  }))
  const columns = useMemo<readonly Column<Organisation, ColumnId>[]>(
    () => [
      { id: 'name', title: t('tickets.organisation'), isRowHeader: true, render: ({ name }) => <Cut>{name}</Cut> },
      { id: 'kind', title: t('desk.organisation-kind'), width: 160, render: ({ kind }) => t(`desk.organisation-kind.${kind}`) },
      { id: 'domains', title: t('desk.domains'), width: 260, render: ({ domains }) => <Cut>{format.list(domains)}</Cut> },
      { id: 'people', title: t('desk.people'), width: 110, align: 'end', render: ({ people }) => format.number(people) },
    ],
    [t, format],
  )
  return (
    <ListFrame
      title={t('desk.organisations')}
      searchLabel={t('desk.find-organisations')}
      text={found.text}
      onText={found.setText}
      acts={
        mayAdd && (
          <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen(true)}>
            {t('people.add-organisation')}
          </Button>
        )
      }
      isLoading={found.isLoading}
      error={found.error}
    >
      <VirtualTable<Organisation, ColumnId>
        label={t('desk.organisations')}
        columns={columns}
        rows={found.pages.flatMap(({ items }) => items)}
        rowId={({ id }) => id}
        rowText={({ name }) => name}
        onOpen={(id) => go(`/organisations/${id}`)}
        onMore={found.more}
        loading={found.isLoadingMore ? <Skeleton label={t('common.loading')} lines={1} /> : undefined}
        empty={
          <EmptyState icon={<Building2 aria-hidden />} title={found.isNarrowed ? t('common.nothing-found') : t('desk.no-organisations')}>
            {found.isNarrowed ? t('desk.no-organisation-found') : t('desk.no-organisations-text')}
          </EmptyState>
        }
      />
      {isOpen && <OrganisationDialog onClose={() => setOpen(false)} onSaved={(id) => go(`/organisations/${id}`)} />}
    </ListFrame>
  )
}
