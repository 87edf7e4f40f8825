import { Badge, Section, Table, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { RotaCard, RotaShift } from './rota-weeks.ts'

type Line = { from: string; to: string; shift: RotaShift | undefined }

/** What the picture shows, in words. */
export function ShiftTable({ card: { shifts, gaps } }: { card: RotaCard }) {
  const { t, format } = useSpeech()
  const lines: readonly Line[] = [
    ...shifts.map((shift) => ({ from: shift.from, to: shift.to, shift })),
    ...gaps.map(({ from, to }) => ({ from, to, shift: undefined })),
  ].toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
  const columns: readonly Column<Line>[] = [
    { id: 'from', title: t('rotas.shift-from'), isRowHeader: true, render: ({ from }) => format.instant(from, 'weekday') },
    { id: 'to', title: t('rotas.shift-to'), render: ({ to }) => format.instant(to, 'weekday') },
    {
      id: 'who',
      title: t('rotas.who'),
      render: ({ shift }) => (shift === undefined ? <Badge kind="late">{t('rotas.gap')}</Badge> : shift.person.name),
    },
    {
      id: 'why',
      title: t('rotas.kind'),
      render: ({ shift }) => shift !== undefined && (shift.override === null ? t('rotas.by-turn') : t('rotas.by-override')),
    },
  ]
  return (
    <Section title={t('rotas.shifts')}>
      <Table label={t('rotas.shifts')} columns={columns} rows={lines} rowId={({ from }) => from} empty={t('rotas.no-shifts')} />
    </Section>
  )
}
