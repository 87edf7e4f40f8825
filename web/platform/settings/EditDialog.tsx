import { useId, type ReactNode } from 'react'
import { Button, Dialog, Form } from '../../design/index.ts'
import type { Problem } from '../client.ts'
import { useT } from '../i18n.ts'
import { formFaults } from '../problem.ts'

type EditDialogProps = {
  title: string
  children: ReactNode
  onSave: () => void
  onClose: () => void
  isPending: boolean
  problem: Problem | undefined
  size?: 'normal' | 'wide'
  /** Other acts, before "Cancel". */
  acts?: ReactNode
  /** What its main button is called, where it does more than keep. */
  saves?: string
}

/** A window with the fields of one thing that is added or changed. */
export function EditDialog({ title, children, onSave, onClose, isPending, problem, size = 'normal', acts, saves }: EditDialogProps) {
  const t = useT()
  const id = useId()
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          {acts}
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="do" type="submit" form={id} isPending={isPending}>
            {saves ?? t('common.save')}
          </Button>
        </>
      }
    >
      <Form label={title} id={id} onSubmit={onSave} {...formFaults(t, problem)}>
        {children}
      </Form>
    </Dialog>
  )
}
