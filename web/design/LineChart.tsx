import { ChartFrame, type ChartProps } from './Chart.tsx'
import styles from './Chart.module.css'

/** How numbers went over time; the second series is dashed, so that colour is not alone. */
export function LineChart(props: ChartProps) {
  const { series, points, format } = props
  const top = points.reduce((most, { values }) => Math.max(most, ...series.map(({ id }) => values[id] ?? 0)), 0)
  return (
    <ChartFrame {...props} top={top} sample="line">
      {(place) =>
        series.map((one, order) => (
          <g key={one.id} data-kind={one.kind} className={styles.series}>
            <polyline
              points={points.map(({ values }, i) => `${String(place.x(i))},${String(place.y(values[one.id] ?? 0))}`).join(' ')}
              className={styles.line}
              data-order={order}
            />
            {points.map((point, i) => (
              <circle key={point.id} cx={place.x(i)} cy={place.y(point.values[one.id] ?? 0)} r={3}>
                <title>{`${point.label}\n${one.label}: ${format(point.values[one.id] ?? 0)}`}</title>
              </circle>
            ))}
          </g>
        ))
      }
    </ChartFrame>
  )
}
