import { Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { Counted } from './Counted.tsx'
import styles from './LevelsFlow.module.css'

type Report = Answer<'GET /reports/levels'>
type Flow = Report['flows'][number]

const [width, height, bar, top] = [900, 320, 18, 40] as const

/** Where tickets came in, went and came back: bands as wide as the passages; forwards above, back below. The table says the same. */
export function LevelsFlow({ report }: { report: Report }) {
  const { t, language, format } = useSpeech()
  const nodes = report.levels
  const place = (id: string | undefined) => (id === undefined ? 0 : nodes.findIndex((level) => level.id === id) + 1)
  const x = (n: number) => 40 + (n * (width - 120)) / Math.max(1, nodes.length)
  const most = Math.max(1, ...report.flows.map(({ passages }) => passages))
  const middle = top + (height - top) / 2
  const name = (level: Flow['from']) => (level === null ? t('reports.levels-came-in') : `${level.code} ${level.name[language]}`)
  const columns: readonly Column<Flow>[] = [
    { id: 'from', title: t('reports.levels-from'), isRowHeader: true, render: ({ from }) => name(from) },
    { id: 'to', title: t('reports.levels-to'), render: ({ to }) => name(to) },
    { id: 'passages', title: t('reports.levels-passages'), align: 'end', render: ({ passages }) => format.number(passages) },
    { id: 'tickets', title: t('reports.levels-tickets'), align: 'end', render: ({ tickets }) => <Counted figure={tickets} /> },
  ]
  return (
    <>
      <svg className={styles.flow} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('reports.levels-flow')}>
        {report.flows.map(({ from, to, passages }) => {
          const [a, b] = [place(from?.id), place(to.id)]
          const back = b < a
          const reach = (Math.abs(b - a) - 1) * 45 + (back ? 75 : 35)
          const [start, end] = back ? [x(a), x(b) + bar] : [x(a) + bar, x(b)]
          const [y, bow] = back ? [middle + 25, middle + 25 + reach] : [middle - 15, middle - 15 - (Math.abs(b - a) > 1 ? reach : 0)]
          const curve = `M${start},${y} C${start + (back ? -40 : 40)},${bow} ${end + (back ? 40 : -40)},${bow} ${end},${y}`
          return (
            <path
              key={`${from?.id ?? 'in'} ${to.id}`}
              className={styles.band}
              data-back={back}
              d={curve}
              strokeWidth={Math.max(1.5, (passages / most) * 44)}
            >
              <title>{`${name(from)} → ${name(to)}: ${format.number(passages)}`}</title>
            </path>
          )
        })}
        {[undefined, ...nodes].map((level, n) => (
          <g key={level?.id ?? 'in'}>
            <rect className={styles.node} x={x(n)} y={middle - 50} width={bar} height={100} rx="3" />
            <text className={styles.name} x={x(n) + bar / 2} y={top - 18} textAnchor="middle">
              {level?.code ?? t('reports.levels-came-in')}
            </text>
          </g>
        ))}
      </svg>
      <Table
        label={t('reports.levels-flow')}
        columns={columns}
        rows={report.flows}
        rowId={({ from, to }) => `${from?.id ?? 'in'} ${to.id}`}
        empty={t('reports.none')}
      />
    </>
  )
}
