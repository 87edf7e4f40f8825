import { Switch } from '../../../design/index.ts'
import { useHotkeysSwitch } from '../../../platform/hotkeys.ts'
import { useT } from '../../../platform/i18n.ts'
import { askAgain, useAct } from '../../../platform/query.ts'

/** Plain keys on or off: here at once, and wherever this person signs in. */
export function KeysSwitch() {
  const t = useT()
  const [isOn, turn] = useHotkeysSwitch()
  const { run } = useAct('PATCH /me')
  const keep = async (shortcuts: boolean) => {
    turn(shortcuts)
    if ((await run({ body: { preferences: { shortcuts } } })) !== undefined) await askAgain('GET /me')
  }
  return <Switch label={t('desk.keys-on')} help={t('desk.keys-on-help')} isSelected={isOn} onChange={(next) => void keep(next)} />
}
