import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button, IconButton } from './Button.tsx'
import { given } from './given.ts'
import { useWords } from './Words.tsx'
import styles from './Toast.module.css'

export type Notice = {
  text: string
  kind?: 'info' | 'met' | 'late' | undefined
  /** What takes it back, or does the next thing: "Undo", "Show". */
  act?: { label: string; keys?: string; onPress: () => void } | undefined
}

/** An answer to an act stays long enough to be read and taken back; one that says something went wrong stays until it is closed. */
const readable = 10_000
const queue = new ToastQueue<Notice>({ maxVisibleToasts: 4 })

/** Shows a notice from anywhere, in or out of a component; returns the way to take it away. */
export function toast(notice: Notice): () => void {
  const key = queue.add(notice, given({ timeout: notice.kind === 'late' ? undefined : readable }))
  return () => queue.close(key)
}

const icons = { info: Info, met: CircleCheck, late: CircleAlert }

/** Where notices appear; once on a page. F6 brings the keyboard there, time stands still meanwhile. */
export function Toasts() {
  const words = useWords()
  return (
    <ToastRegion queue={queue} aria-label={words.notices} className={styles.region ?? ''}>
      {({ toast: shown }) => {
        const { text, kind = 'info', act } = shown.content
        const Icon = icons[kind]
        return (
          <AriaToast toast={shown} className={styles.toast ?? ''} data-kind={kind}>
            <Icon aria-hidden className={styles.icon} />
            <ToastContent className={styles.words}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {act !== undefined && (
              <Button
                kind="quiet"
                size="small"
                keys={act.keys}
                onPress={() => {
                  act.onPress()
                  queue.close(shown.key)
                }}
              >
                {act.label}
              </Button>
            )}
            <IconButton size="small" label={words.close} icon={<X aria-hidden />} onPress={() => queue.close(shown.key)} />
          </AriaToast>
        )
      }}
    </ToastRegion>
  )
}
