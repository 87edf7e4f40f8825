import { ChartFrame, type ChartPoint, type ChartProps, type ChartSeries, type Place } from './Chart.tsx'
import styles from './Chart.module.css'

/** Bars in a row, the series on top of each other; a bar with an address opens what it counts. */
export function BarChart(props: ChartProps) {
  const { series, points } = props
  const top = points.reduce((most, point) => Math.max(most, total(point, series)), 0)
  return (
    <ChartFrame {...props} top={top} sample="bar">
      {(place) => points.map((point, i) => <Bar key={point.id} {...props} point={point} index={i} place={place} />)}
    </ChartFrame>
  )
}

function Bar({ point, index, place, series, format }: ChartProps & { point: ChartPoint; index: number; place: Place }) {
  const wide = Math.min(34, place.step * 0.64)
  const says = [point.label, ...series.map(({ id, label }) => `${label}: ${format(point.values[id] ?? 0)}`)].join('\n')
  let below = 0
  const parts = series.map((one) => {
    const value = point.values[one.id] ?? 0
    const y = place.y(below + value)
    const tall = place.y(below) - y
    below += value
    const part = (
      <rect
        key={one.id}
        x={place.x(index) - wide / 2}
        y={y}
        width={wide}
        height={tall}
        data-kind={one.kind}
        data-hatched={one.isHatched || undefined}
        fill={place.fill(one)}
      />
    )
    const href = point.hrefs?.[one.id]
    return href === undefined ? (
      part
    ) : (
      <a key={one.id} href={href} tabIndex={-1}>
        {part}
      </a>
    )
  })
  const bar = (
    <g className={styles.bar}>
      <title>{says}</title>
      <rect x={place.x(index) - place.step / 2} y={0} width={place.step} height={place.bottom} className={styles.ground} />
      {parts}
    </g>
  )
  // the same address stands in the table below, for the keyboard
  if (point.href === undefined) return bar
  return (
    <a href={point.href} tabIndex={-1}>
      {bar}
    </a>
  )
}

function total(point: ChartPoint, series: readonly ChartSeries[]): number {
  return series.reduce((sum, { id }) => sum + (point.values[id] ?? 0), 0)
}
