import { useId, type ReactNode } from 'react'
import { Button, Dialog, Form, type ButtonKind } from '../../../design/index.ts'
import type { Problem } from '../../../platform/client.ts'
import { ariaKeys, hint, useHotkeys } from '../../../platform/hotkeys.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'

type TicketDialogProps = {
  title: string
  /** The words of the button that does it. */
  does: string
  kind?: ButtonKind
  size?: 'normal' | 'wide'
  children: ReactNode
  onDo: () => void
  onClose: () => void
  isPending: boolean
  problem: Problem | undefined
  disabledBecause?: string | undefined
}

/** A window with a form that does one act; Ctrl+Enter does it from any field. */
export function TicketDialog(props: TicketDialogProps) {
  const { title, onClose, size } = props
  return (
    <Dialog title={title} size={size ?? 'normal'} isOpen onOpenChange={onClose} acts={<Acts {...props} />}>
      <Inside {...props} />
    </Dialog>
  )
}

function Inside({ title, children, onDo, problem, disabledBecause, does }: TicketDialogProps) {
  const t = useT()
  const id = useId()
  const { errors, fault } = formFaults(t, problem)
  const run = () => {
    if (disabledBecause === undefined) onDo()
  }
  useHotkeys(title, 'window', [{ keys: 'Mod+Enter', label: does, inInputs: true, run }])
  return (
    <Form label={title} id={id} onSubmit={run} errors={errors} fault={fault}>
      {children}
    </Form>
  )
}

function Acts({ does, kind = 'do', onDo, onClose, isPending, disabledBecause }: TicketDialogProps) {
  const t = useT()
  return (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button
        kind={kind}
        keys={hint('Mod+Enter')}
        shortcut={ariaKeys('Mod+Enter')}
        isPending={isPending}
        disabledBecause={disabledBecause}
        onPress={onDo}
      >
        {does}
      </Button>
    </>
  )
}
