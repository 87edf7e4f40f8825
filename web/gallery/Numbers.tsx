import { BarChart, LineChart } from '../design/index.ts'
import { useFormat } from '../platform/i18n.ts'
import { Grid, Part } from './Part.tsx'
import type { G } from './words.ts'

const days = [12, 18, 9, 22, 31, 6, 4, 15, 19, 27, 24, 16]

export function Numbers({ g }: { g: G }) {
  const format = useFormat()
  const points = days.map((count, i) => ({
    id: String(i),
    label: format
      .instant(
        Temporal.Instant.from('2026-11-09T09:00:00Z')
          .add({ hours: 24 * i })
          .toString(),
        'day',
      )
      .replace(/^\S+ /, ''),
    values: { met: count, late: Math.round(count / 6), in: count + 4, out: Math.max(2, count - 3) },
    href: `#day-${String(i)}`,
  }))
  return (
    <Part title={g('gallery.numbers')}>
      <Grid isWide>
        <BarChart
          title={g('gallery.compliance')}
          pointsTitle={g('gallery.day')}
          format={format.number}
          series={[
            { id: 'met', label: g('gallery.badge-met'), kind: 'met' },
            { id: 'late', label: g('gallery.badge-late'), kind: 'late', isHatched: true },
          ]}
          points={points}
        />
        <LineChart
          title={g('gallery.in-out')}
          pointsTitle={g('gallery.day')}
          format={format.number}
          series={[
            { id: 'in', label: g('gallery.in'), kind: 'accent' },
            { id: 'out', label: g('gallery.out'), kind: 'neutral' },
          ]}
          points={points}
        />
      </Grid>
    </Part>
  )
}
