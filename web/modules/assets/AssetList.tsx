import { Monitor, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, Checkbox, Cut, EmptyState, Skeleton, VirtualTable, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { useMay } from '../../platform/session.ts'
import { useFound } from '../people/found.ts'
import { ListFrame } from '../people/ListFrame.tsx'
import { AssetDialog } from './AssetDialog.tsx'

type Asset = Answer<'GET /assets'>['items'][number]
type ColumnId = 'name' | 'kind' | 'inventory' | 'serial' | 'person' | 'organisation'

/** Named things that tickets are about, and whose they are. */
export function AssetList() {
  const t = useT()
  const mayAdd = useMay('person.edit')
  const [shown, setShown] = useState<Asset | 'new'>()
  const [retired, setRetired] = useState(false)
  const found = useFound('GET /assets', '/assets', (q, cursor) => ({
    query: { q, limit: 50, ...(retired ? { retired: 'true' } : {}), ...(cursor === undefined ? {} : { cursor }) },
  }))
  const assets = found.pages.flatMap(({ items }) => items)
  const columns = useMemo<readonly Column<Asset, ColumnId>[]>(
    () => [
      {
        id: 'name',
        title: t('tickets.asset'),
        isRowHeader: true,
        render: ({ name }) => <Cut>{name}</Cut>,
      },
      { id: 'kind', title: t('assets.kind'), width: 170, render: ({ kind }) => t(`assets.kind.${kind}`) },
      { id: 'inventory', title: t('assets.inventory'), width: 150, render: ({ inventory }) => <Cut>{inventory}</Cut> },
      { id: 'serial', title: t('assets.serial'), width: 150, render: ({ serial }) => <Cut>{serial}</Cut> },
      { id: 'person', title: t('assets.person'), width: 180, render: ({ person }) => <Cut>{person?.name ?? ''}</Cut> },
      {
        id: 'organisation',
        title: t('tickets.organisation'),
        width: 180,
        render: ({ organisation }) => <Cut>{organisation?.name ?? ''}</Cut>,
      },
    ],
    [t],
  )
  return (
    <ListFrame
      title={t('assets.assets')}
      searchLabel={t('assets.find')}
      text={found.text}
      onText={found.setText}
      acts={
        <>
          <Checkbox label={t('assets.retired-ones')} isSelected={retired} onChange={setRetired} />
          {mayAdd && (
            <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setShown('new')}>
              {t('assets.add')}
            </Button>
          )}
        </>
      }
      isLoading={found.isLoading}
      error={found.error}
    >
      <VirtualTable<Asset, ColumnId>
        label={t('assets.assets')}
        columns={columns}
        rows={assets}
        rowId={({ id }) => id}
        rowText={({ name }) => name}
        onOpen={(id) => setShown(assets.find((asset) => asset.id === id && asset.may.edit))}
        onMore={found.more}
        loading={found.isLoadingMore ? <Skeleton label={t('common.loading')} lines={1} /> : undefined}
        empty={
          <EmptyState icon={<Monitor aria-hidden />} title={found.isNarrowed ? t('common.nothing-found') : t('assets.none')}>
            {found.isNarrowed ? t('assets.none-found') : t('assets.none-text')}
          </EmptyState>
        }
      />
      {shown !== undefined && <AssetDialog asset={shown === 'new' ? undefined : shown} onClose={() => setShown(undefined)} />}
    </ListFrame>
  )
}
