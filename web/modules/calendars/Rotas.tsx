import { useQuery } from '@tanstack/react-query'
import { Phone, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { type Formats, type T, useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { RotaDialog } from './RotaDialog.tsx'
import type { RotaSummary } from './rota-weeks.ts'

/** Who is on call: all rotas of the desk. */
export function Rotas() {
  const { t, language, format } = useSpeech()
  const query = useQuery(ask('GET /rotas', { query: { retired: 'true' } }))
  const [isAdding, setAdding] = useState(false)
  const go = useGo()
  const columns: readonly Column<RotaSummary>[] = [
    {
      id: 'name',
      title: t('rotas.name'),
      isRowHeader: true,
      render: ({ id, names, active }) => (
        <>
          <Anchor href={`/settings/rotas/${id}`}>{names[language]}</Anchor> {!active && <Badge size="small">{t('rotas.retired')}</Badge>}
        </>
      ),
    },
    { id: 'now', title: t('rotas.on-now'), render: ({ now }) => nowWords(t, now) },
    { id: 'next', title: t('rotas.next'), render: ({ now }) => nextWords(t, format, now) },
    {
      id: 'gap',
      title: t('rotas.gaps'),
      render: ({ gap }) =>
        gap === null ? t('rotas.no-gaps') : <Badge kind="late">{t('rotas.gap-soon', { at: format.instant(gap.from, 'weekday') })}</Badge>,
    },
  ]
  return (
    <SettingsPage
      title={t('rotas.rotas')}
      about={t('rotas.rotas-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
          {t('rotas.add')}
        </Button>
      }
    >
      <Table
        label={t('rotas.rotas')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Phone aria-hidden />} title={t('rotas.rotas')}>
            {t('rotas.rotas-text')}
          </EmptyState>
        }
      />
      {isAdding && <RotaDialog card={undefined} onClose={() => setAdding(false)} onSaved={(id) => go(`/settings/rotas/${id}`)} />}
    </SettingsPage>
  )
}

export const nowWords = (t: T, { person }: RotaSummary['now']): string => person?.name ?? t('rotas.nobody')

/** When the person who is on changes, and to whom; a gap that comes first is nobody's. */
export function nextWords(t: T, format: Formats, { until, next }: RotaSummary['now']): string {
  if (until === null) return t('rotas.no-next')
  const at = format.instant(until, 'weekday')
  return next === null ? t('rotas.next-nobody', { at }) : t('rotas.next-person', { at, name: next.name })
}
