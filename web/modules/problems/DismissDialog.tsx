import { useState } from 'react'
import { TextField, toast } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { type Recurrence, useProblemAct } from './model.ts'

/** Not a problem, and why. It is not forgotten: grown to twice its size it is proposed again. */
export function DismissDialog({ recurrence: { id }, onClose }: { recurrence: Recurrence; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useProblemAct('POST /recurrences/:id/dismissal', { inForm: true })
  const save = async () => {
    setTried(true)
    if (reason.trim() === '') return
    if ((await run({ params: { id }, body: { reason } })) === undefined) return
    onClose()
    toast({ text: t('problems.recurrence.dismissed') })
  }
  return (
    <EditDialog
      title={t('problems.recurrence.dismiss')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField
        label={t('problems.recurrence.reason')}
        help={t('problems.recurrence.reason-help')}
        name="reason"
        required
        autoFocus
        maxLength={300}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t('common.invalid.missing') : undefined}
      />
    </EditDialog>
  )
}
