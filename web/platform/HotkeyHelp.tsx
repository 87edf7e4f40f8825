import { Dialog, KeyValue, Section, Switch } from '../design/index.ts'
import { hint, useHotkeyHelp, useHotkeysSwitch } from './hotkeys.ts'
import { useT } from './i18n.ts'
import styles from './HotkeyHelp.module.css'

type HotkeyHelpProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** What "?" opens: only what works here, nearest first, and the switch. */
export function HotkeyHelp({ isOpen, onOpenChange }: HotkeyHelpProps) {
  const t = useT()
  const groups = useHotkeyHelp()
  const [isOn, turn] = useHotkeysSwitch()
  return (
    <Dialog title={t('common.keys.here')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Switch label={t('common.keys.switch')} help={t('common.keys.switch-help')} isSelected={isOn} onChange={turn} />
      <div>
        {groups.map(({ title, hotkeys }) => (
          <Section key={title} title={title} level={3}>
            <KeyValue
              rows={hotkeys.map(({ keys, label, disabledBecause }) => ({ term: label, value: disabledBecause ?? <Keys keys={keys} /> }))}
            />
          </Section>
        ))}
      </div>
    </Dialog>
  )
}

function Keys({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{hint(keys)}</kbd>
}
