import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import { given } from './given.ts'
import { useWords } from './Words.tsx'
import styles from './Dialog.module.css'

type Close = () => void

type DialogProps = {
  title: string
  children: ReactNode | ((close: Close) => ReactNode)
  /** The acts, at the end; the main one last. */
  acts?: ReactNode | ((close: Close) => ReactNode)
  /** The button that opens it; without one, `isOpen` is the caller's. */
  trigger?: ReactElement | undefined
  isOpen?: boolean | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  size?: 'normal' | 'wide'
  /** A question that must be answered: no click outside, no Escape, no cross. */
  mustAnswer?: boolean | undefined
}

/** A window over the page; focus stays in it and returns where it was. */
export function Dialog(props: DialogProps) {
  return <Sheet {...props} place="middle" />
}

/** The same, at the side: for what is read beside the page, and on a phone the whole screen. */
export function Drawer(props: DialogProps) {
  return <Sheet {...props} place="side" />
}

function Sheet({ trigger, isOpen, onOpenChange, mustAnswer, place, ...inside }: DialogProps & { place: 'middle' | 'side' }) {
  const open = given({ isOpen, onOpenChange })
  const overlay = (
    <ModalOverlay
      {...(trigger === undefined ? open : {})}
      isDismissable={mustAnswer !== true}
      isKeyboardDismissDisabled={mustAnswer === true}
      className={styles.veil ?? ''}
      data-place={place}
    >
      <Modal className={styles.modal ?? ''} data-place={place} data-size={inside.size}>
        <Content {...inside} mustAnswer={mustAnswer} />
      </Modal>
    </ModalOverlay>
  )
  if (trigger === undefined) return overlay
  return (
    <DialogTrigger {...open}>
      {trigger}
      {overlay}
    </DialogTrigger>
  )
}

function Content({ title, children, acts, mustAnswer }: Pick<DialogProps, 'title' | 'children' | 'acts' | 'mustAnswer'>) {
  const words = useWords()
  return (
    <AriaDialog className={styles.dialog ?? ''} role={mustAnswer === true ? 'alertdialog' : 'dialog'}>
      {({ close }) => (
        <>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            {mustAnswer !== true && <IconButton size="small" label={words.close} icon={<X aria-hidden />} onPress={close} />}
          </header>
          <div className={styles.body}>{typeof children === 'function' ? children(close) : children}</div>
          {acts !== undefined && <footer className={styles.acts}>{typeof acts === 'function' ? acts(close) : acts}</footer>}
        </>
      )}
    </AriaDialog>
  )
}
