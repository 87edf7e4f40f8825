import { Stepper, type Stage } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { stages, type Row } from './model.ts'

/** How far the ticket has come, in five words. What is done shows no stage that is still under way. */
export function Tracker({ stage, state }: Pick<Row, 'stage' | 'state'>) {
  const t = useT()
  const now = stages.indexOf(stage)
  const stateOf = (i: number): Stage['state'] => {
    if (i === now) return state === 'done' ? 'done' : 'now'
    return i < now ? 'done' : 'todo'
  }
  return <Stepper label={t('portal.stages')} stages={stages.map((id, i) => ({ id, label: t(`portal.stage.${id}`), state: stateOf(i) }))} />
}
