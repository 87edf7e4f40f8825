import { LevelChip, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { Counted } from './Counted.tsx'

type Report = Answer<'GET /reports/levels'>
type Time = Report['time'][number]
type Wait = Report['waits'][number]
type Row = Report['rows'][number]
type Wrong = Report['wrong'][number]

type Shown = 'tickets' | 'firstOnly' | 'firstContact' | 'handedOver' | 'pingPong' | 'waited' | 'reopened'

const impacts = ['person', 'group', 'organisation'] as const
const hour = 3_600_000

/** Hours with a tenth: sums of many tickets are read as amounts, not as moments. */
function useHours() {
  const { t, format } = useSpeech()
  return (ms: number) => t('reports.levels-hours', { hours: format.number(Math.round((ms / hour) * 10) / 10) })
}

export function LevelsTime({ report }: { report: Report }) {
  const { t, language } = useSpeech()
  const hours = useHours()
  const resolved = new Map(report.total.resolvedBy.map(({ level, figure }) => [level.id, figure]))
  const end = { align: 'end' } as const
  const columns: readonly Column<Time>[] = [
    {
      id: 'level',
      title: t('reports.level'),
      isRowHeader: true,
      render: ({ level }) => (
        <>
          <LevelChip label={level.code} /> {level.name[language]}
        </>
      ),
    },
    { id: 'tickets', title: t('reports.levels-tickets'), ...end, render: ({ tickets }) => <Counted figure={tickets} /> },
    {
      id: 'resolved',
      title: t('reports.levels-resolved'),
      ...end,
      render: ({ level }) => {
        const figure = resolved.get(level.id)
        return figure && <Counted figure={figure} of={report.total.resolved.count} />
      },
    },
    { id: 'gross', title: t('reports.levels-gross'), ...end, render: ({ grossMs }) => hours(grossMs) },
    { id: 'working', title: t('reports.levels-working'), ...end, render: ({ workingMs }) => hours(workingMs) },
    { id: 'waiting', title: t('reports.levels-waiting'), ...end, render: ({ waitingMs }) => hours(waitingMs) },
    { id: 'ola-met', title: t('reports.levels-ola-met'), ...end, render: ({ ola }) => <Counted figure={ola.met} /> },
    { id: 'ola-missed', title: t('reports.levels-ola-missed'), ...end, render: ({ ola }) => <Counted figure={ola.missed} /> },
  ]
  return (
    <Table
      label={t('reports.levels-time')}
      columns={columns}
      rows={report.time}
      rowId={({ level }) => level.id}
      empty={t('reports.none')}
    />
  )
}

export function LevelsWaits({ report }: { report: Report }) {
  const { t } = useSpeech()
  const hours = useHours()
  const end = { align: 'end' } as const
  const columns: readonly Column<Wait>[] = [
    { id: 'on', title: t('reports.levels-wait'), isRowHeader: true, render: ({ on }) => t(`tickets.wait-on.${on}`) },
    { id: 'tickets', title: t('reports.levels-tickets'), ...end, render: ({ tickets }) => <Counted figure={tickets} /> },
    { id: 'count', title: t('reports.levels-wait-count'), ...end, render: ({ count, running }) => count + running },
    { id: 'gross', title: t('reports.levels-gross'), ...end, render: ({ grossMs }) => hours(grossMs) },
    { id: 'working', title: t('reports.levels-working'), ...end, render: ({ workingMs }) => hours(workingMs) },
  ]
  return (
    <Table
      label={t('reports.levels-waits')}
      columns={columns}
      rows={report.waits}
      rowId={({ on }) => on}
      empty={t('reports.levels-no-waits')}
    />
  )
}

export function LevelsCut({ report }: { report: Report }) {
  const { t } = useSpeech()
  const figure = (name: Shown, of: (figures: Row['figures']) => Row['figures']['tickets'], share = true): Column<Row> => ({
    id: name,
    title: t(`reports.levels-${name}`),
    align: 'end',
    render: ({ figures }) => <Counted figure={of(figures)} of={share ? figures.tickets.count : undefined} />,
  })
  const nameOf = ({ value, label }: Row) => {
    if (value === 'none') return t('reports.levels-unknown')
    const impact = report.by === 'impact' ? impacts.find((one) => one === value) : undefined
    return impact === undefined ? (label ?? value) : t(`tickets.impact.${impact}`)
  }
  const columns: readonly Column<Row>[] = [
    { id: 'value', title: t(`reports.levels-by-${report.by ?? 'team'}`), isRowHeader: true, render: nameOf },
    figure('tickets', ({ tickets }) => tickets, false),
    figure('firstOnly', ({ firstOnly }) => firstOnly),
    figure('firstContact', ({ firstContact }) => firstContact),
    figure('handedOver', ({ handOvers }) => handOvers.tickets),
    figure('pingPong', ({ pingPong }) => pingPong.tickets),
    figure('waited', ({ waits }) => waits.tickets),
    figure('reopened', ({ reopened }) => reopened),
  ]
  return (
    <Table label={t('reports.levels-cut')} columns={columns} rows={report.rows} rowId={({ value }) => value} empty={t('reports.none')} />
  )
}

export function LevelsWrong({ report }: { report: Report }) {
  const { t } = useSpeech()
  const columns: readonly Column<Wrong>[] = [
    {
      id: 'sender',
      title: t('reports.levels-sender'),
      isRowHeader: true,
      render: ({ sender, name }) =>
        name ?? (sender === 'import' ? t('reports.levels-sender-import') : t('reports.levels-sender-rule', { rule: sender })),
    },
    { id: 'count', title: t('reports.levels-returns'), align: 'end', render: ({ passages }) => passages },
    { id: 'tickets', title: t('reports.levels-tickets'), align: 'end', render: ({ tickets }) => <Counted figure={tickets} /> },
  ]
  return (
    <Table
      label={t('reports.levels-wrong')}
      columns={columns}
      rows={report.wrong}
      rowId={({ sender }) => sender}
      empty={t('reports.levels-no-wrong')}
    />
  )
}
