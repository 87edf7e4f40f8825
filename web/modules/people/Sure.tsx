import { Button, Dialog } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'

type SureProps = { title: string; text: string; isPending: boolean; onDo: () => Promise<void>; onClose: () => void }

/** A question before what cannot be taken back by a click. */
export function Sure({ title, text, isPending, onDo, onClose }: SureProps) {
  const t = useT()
  return (
    <Dialog
      title={title}
      isOpen
      mustAnswer
      onOpenChange={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" isPending={isPending} onPress={() => void onDo().then(onClose)}>
            {title}
          </Button>
        </>
      }
    >
      {text}
    </Dialog>
  )
}
