import { Dialog } from '../design/index.ts'
import { KeysSwitch } from '../modules/auth/me/KeysSwitch.tsx'
import { hint, useHotkeyHelp } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { closeOverlay } from '../platform/overlay.ts'
import styles from './Help.module.css'

/** The keys that work here now, nearest first. */
export function Help() {
  const t = useT()
  const groups = useHotkeyHelp()
  return (
    <Dialog title={t('desk.help')} size="wide" isOpen onOpenChange={closeOverlay}>
      <div className={styles.groups}>
        {groups.map(({ title, scope, hotkeys }) => (
          <section key={`${scope} ${title}`} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {hotkeys.map(({ keys, label, disabledBecause }) => (
                <div key={keys} className={styles.row} data-off={disabledBecause !== undefined || undefined}>
                  <dt>
                    <kbd className={styles.key}>{hint(keys)}</kbd>
                  </dt>
                  <dd>
                    {label}
                    {disabledBecause !== undefined && <small className={styles.why}>{disabledBecause}</small>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={styles.switch}>
        <p className={styles.leave}>{t.rich('desk.keys-escape', { k: (parts) => <kbd className={styles.key}>{parts}</kbd> })}</p>
        <KeysSwitch />
      </div>
    </Dialog>
  )
}
