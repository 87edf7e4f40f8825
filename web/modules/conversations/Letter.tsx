import { useRef, useState } from 'react'
import { Banner, Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { fileAddress } from './files.ts'
import { withoutRemote } from './letter-page.ts'
import type { Message } from './model.ts'
import styles from './Message.module.css'

type LetterProps = { message: Pick<Message, 'author' | 'from' | 'attachments' | 'blockedImages'>; html: string; onClose: () => void }

/** The whole letter as it was written, in a box from which no script runs; pictures from elsewhere are blocked until asked for. */
export function Letter({ message, html, onClose }: LetterProps) {
  const t = useT()
  const frame = useRef<HTMLIFrameElement>(null)
  const [showsRemote, setShowsRemote] = useState(false)
  const fit = () => {
    const page = frame.current?.contentDocument?.documentElement
    if (frame.current !== null && page !== undefined) frame.current.style.blockSize = `${String(page.scrollHeight)}px`
  }
  const files = new Map(message.attachments.flatMap(({ id, cid }) => (cid === null ? [] : [[cid, fileAddress({ id })] as const])))
  return (
    <>
      {message.blockedImages > 0 && !showsRemote && (
        <Banner
          acts={
            <Button size="small" onPress={() => setShowsRemote(true)}>
              {t('conversations.show-pictures')}
            </Button>
          }
        >
          {t('conversations.pictures-blocked', { count: message.blockedImages })}
        </Banner>
      )}
      <iframe
        ref={frame}
        key={String(showsRemote)}
        title={t('conversations.whole-letter-of', { author: message.author?.name ?? message.from })}
        // same-origin lets us measure it; without allow-scripts nothing in it can use that
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={withoutRemote(html, files, showsRemote)}
        onLoad={fit}
        className={styles.letter}
      />
      <span className={styles.more}>
        <Button kind="quiet" size="small" onPress={onClose}>
          {t('conversations.only-text')}
        </Button>
      </span>
    </>
  )
}
