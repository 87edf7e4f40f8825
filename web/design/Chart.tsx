import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Meaning } from './Badge.tsx'
import { scale } from './chart-scale.ts'
import styles from './Chart.module.css'

export type ChartSeries = { id: string; label: string; kind: Meaning; isHatched?: boolean | undefined }

export type ChartPoint = {
  id: string
  label: string
  /** By the id of the series, in its order. */
  values: Readonly<Record<string, number>>
  /** Where the tickets behind the number are. */
  href?: string | undefined
  /** The same for each series, by its id. */
  hrefs?: Readonly<Record<string, string>> | undefined
}

export type ChartProps = {
  title: string
  series: readonly ChartSeries[]
  points: readonly ChartPoint[]
  format: (value: number) => string
  /** The head of the first column of the table that says the same. */
  pointsTitle: string
}

const height = 180
const foot = 22
const side = 40

type FrameProps = ChartProps & { top: number; sample: 'bar' | 'line'; children: (place: Place) => ReactNode }
/** Where things stand in pixels: `x` the middle of a point, `y` a value, `step` the width of a point. */
export type Place = {
  x: (index: number) => number
  y: (value: number) => number
  step: number
  width: number
  bottom: number
  fill: (series: ChartSeries) => string | undefined
}

/** Axis, grid, legend, and a table with the same numbers for those who do not see the picture. */
export function ChartFrame({ title, series, points, format, pointsTitle, top, sample, children }: FrameProps) {
  const [ref, width] = useWidth()
  const id = useId()
  const { max, ticks } = scale(top)
  const bottom = height - foot
  const step = Math.max(1, (width - side) / Math.max(1, points.length))
  const place: Place = {
    x: (index) => side + step * (index + 0.5),
    y: (value) => bottom - (value / max) * (bottom - 8),
    step,
    width,
    bottom,
    fill: (one) => (one.isHatched === true ? `url(#${id}-${one.id})` : undefined),
  }
  const every = Math.max(1, Math.ceil((longest(points) * 7 + 12) / step))
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption className={styles.head}>
        <span id={id} className={styles.title}>
          {title}
        </span>
        {series.map((one, order) => (
          <span key={one.id} className={styles.legend}>
            <svg width={16} height={10} aria-hidden="true" data-kind={one.kind}>
              {sample === 'bar' ? (
                <rect y={1} width={14} height={8} rx={1} data-hatched={one.isHatched || undefined} fill={place.fill(one)} />
              ) : (
                <path d="M1 5h14" className={styles.line} data-order={order} />
              )}
            </svg>
            {one.label}
          </span>
        ))}
      </figcaption>
      <div ref={ref} className={styles.picture}>
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            {series.map((one) => one.isHatched === true && <Hatch key={one.id} id={`${id}-${one.id}`} kind={one.kind} />)}
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={side} x2={width} y1={place.y(tick)} y2={place.y(tick)} className={styles.grid} />
                <text x={side - 8} y={place.y(tick)} className={styles.tick} dominantBaseline="middle" textAnchor="end">
                  {format(tick)}
                </text>
              </g>
            ))}
            {children(place)}
            {points.map((point, i) =>
              i % every === 0 ? (
                <text key={point.id} x={place.x(i)} y={height - 4} className={styles.tick} textAnchor="middle">
                  {point.label}
                </text>
              ) : null,
            )}
          </svg>
        )}
      </div>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{pointsTitle}</th>
            {series.map((one) => (
              <th key={one.id} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                <Opening href={point.href}>{point.label}</Opening>
              </th>
              {series.map((one) => (
                <td key={one.id}>
                  <Opening href={point.values[one.id] ? point.hrefs?.[one.id] : undefined}>{format(point.values[one.id] ?? 0)}</Opening>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const Opening = ({ href, children }: { href: string | undefined; children: string }) =>
  href === undefined ? children : <a href={href}>{children}</a>

/** Colour is never alone: a hatched series is filled by a pattern. */
function Hatch({ id, kind }: { id: string; kind: Meaning }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={2.4} height={5} data-kind={kind} />
    </pattern>
  )
}

function longest(points: readonly ChartPoint[]): number {
  return points.reduce((most, { label }) => Math.max(most, label.length), 0)
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}
