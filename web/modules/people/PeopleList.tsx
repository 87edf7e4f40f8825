import { Plus, Star, Users } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Badge, Button, Cut, EmptyState, Skeleton, VirtualTable, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useMay } from '../../platform/session.ts'
import { useFound } from './found.ts'
import { ListFrame } from './ListFrame.tsx'
import { PersonDialog } from './PersonDialog.tsx'

type Person = Answer<'GET /people'>['items'][number]
type ColumnId = 'name' | 'organisation' | 'address' | 'does'

/** Everybody Opora knows. */
export function PeopleList() {
  const { t, format } = useSpeech()
  const go = useGo()
  const mayAdd = useMay('person.edit')
  const [isOpen, setOpen] = useState(false)
  const found = useFound('GET /people', '/people', (q, cursor) => ({
    query: { q, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
  }))
  const columns = useMemo<readonly Column<Person, ColumnId>[]>(
    () => [
      {
        id: 'name',
        title: t('desk.person'),
        isRowHeader: true,
        render: ({ name, vip }) => (
          <>
            <Cut>{name}</Cut>
            {vip && (
              <Badge kind="accent" size="small" icon={<Star aria-hidden />}>
                {t('tickets.vip')}
              </Badge>
            )}
          </>
        ),
      },
      { id: 'organisation', title: t('tickets.organisation'), width: 220, render: ({ organisation }) => <Cut>{organisation?.name}</Cut> },
      {
        id: 'address',
        title: t('desk.addresses'),
        width: 300,
        render: ({ addresses }) => <Cut>{addresses.map(({ value }) => value).join(' · ')}</Cut>,
      },
      {
        id: 'does',
        title: t('desk.teams-of-person'),
        width: 220,
        render: ({ teams }) => <Cut>{format.list(teams.map(({ name }) => name))}</Cut>,
      },
    ],
    [t, format],
  )
  return (
    <ListFrame
      title={t('desk.people')}
      searchLabel={t('desk.find-people')}
      text={found.text}
      onText={found.setText}
      acts={
        mayAdd && (
          <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen(true)}>
            {t('people.add-person')}
          </Button>
        )
      }
      isLoading={found.isLoading}
      error={found.error}
    >
      <VirtualTable<Person, ColumnId>
        label={t('desk.people')}
        columns={columns}
        rows={found.pages.flatMap(({ items }) => items)}
        rowId={({ id }) => id}
        rowText={({ name }) => name}
        onOpen={(id) => go(`/people/${id}`)}
        onMore={found.more}
        loading={found.isLoadingMore ? <Skeleton label={t('common.loading')} lines={1} /> : undefined}
        empty={
          <EmptyState icon={<Users aria-hidden />} title={found.isNarrowed ? t('common.nothing-found') : t('desk.no-people')}>
            {found.isNarrowed ? t('desk.nobody-found') : t('desk.no-people-text')}
          </EmptyState>
        }
      />
      {isOpen && <PersonDialog onClose={() => setOpen(false)} onSaved={(id) => go(`/people/${id}`)} />}
    </ListFrame>
  )
}
