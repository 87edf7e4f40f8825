import { SegmentedControl } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'

const lanes = ['all', 'talk', 'notes', 'changes'] as const
export type Lane = (typeof lanes)[number]

/** Which part of the story is shown. */
export function Lanes({ lane, onLane }: { lane: Lane; onLane: (lane: Lane) => void }) {
  const t = useT()
  return (
    <SegmentedControl<Lane>
      label={t('tickets.show')}
      value={lane}
      onChange={onLane}
      options={lanes.map((id) => ({ id, label: t(`tickets.lane.${id}`) }))}
    />
  )
}
