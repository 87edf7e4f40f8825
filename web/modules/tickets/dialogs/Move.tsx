import { Dialog } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { AssignPicker } from '../AssignPicker.tsx'
import { PriorityPicker } from '../PriorityPicker.tsx'
import type { DialogProps } from '../asked.ts'
import styles from '../TicketPage.module.css'

/** What the side panel changes in place, for the keyboard: A and P. */
export function Move({ page: { ticket }, onClose, what }: DialogProps & { what: 'assign' | 'priority' }) {
  const t = useT()
  const Picker = what === 'assign' ? AssignPicker : PriorityPicker
  return (
    <Dialog title={t(`tickets.${what}`)} isOpen onOpenChange={onClose}>
      <div className={styles.picker}>
        <Picker ticket={ticket} onDone={onClose} />
      </div>
    </Dialog>
  )
}
