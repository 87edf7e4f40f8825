import { useState } from 'react'
import { TextField } from '../../../design/index.ts'
import type { Problem } from '../../../platform/client.ts'
import { useT } from '../../../platform/i18n.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'

type Props = {
  title: string
  text?: string
  label: string
  /** What the button says. */
  does: string
  onDo: (reason: string) => Promise<boolean>
  onClose: () => void
  isPending: boolean
  problem: Problem | undefined
}

/** An act that says why. */
export function ReasonDialog({ title, text, label, does, onDo, onClose, isPending, problem }: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const run = async () => {
    setTried(true)
    if (reason.trim() !== '' && (await onDo(reason))) onClose()
  }
  return (
    <EditDialog title={title} saves={does} onSave={() => void run()} onClose={onClose} isPending={isPending} problem={problem}>
      {text !== undefined && <p>{text}</p>}
      <TextField
        label={label}
        name="reason"
        required
        maxLength={300}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t('common.invalid.missing') : undefined}
      />
    </EditDialog>
  )
}
