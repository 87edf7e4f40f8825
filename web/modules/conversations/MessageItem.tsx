import { Forward, Mail, Quote } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton, Link, Message as Drawn } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { Delivery, type TakenBack } from './Delivery.tsx'
import { Files } from './Files.tsx'
import { rawAddress } from './files.ts'
import { Letter } from './Letter.tsx'
import { Prose } from './Prose.tsx'
import { SenderChecks } from './SenderChecks.tsx'
import type { Message } from './model.ts'
import styles from './Message.module.css'

type MessageItemProps = {
  message: Message
  isUnread: boolean
  onQuote?: ((text: string) => void) | undefined
  onForward?: ((message: Message) => void) | undefined
  onTakenBack: (taken: TakenBack) => void
}

const kinds = { requester: 'message', internal: 'note', vendor: 'vendor' } as const

/** One message of the spine: what was written, what it quotes, what it carries and how it went. */
export function MessageItem({ message, isUnread, onQuote, onForward, onTakenBack }: MessageItemProps) {
  const { t, format } = useSpeech()
  const author = message.author?.name ?? (message.from || t('desk.opora'))
  const to = message.participants
    .filter(({ role }) => role !== 'from')
    .map(({ person, name, address }) => person?.name ?? (name || address))
  const about = [
    t(`conversations.channel.${message.channel}`),
    <time key="at" dateTime={message.at} title={format.instant(message.at, 'full')}>
      {format.instant(message.at, 'time')}
    </time>,
    ...(to.length > 0 && message.audience !== 'internal' ? [t('conversations.to', { people: format.list(to) })] : []),
    ...(message.automatic ? [t('conversations.automatic')] : []),
  ]
  return (
    <Drawn
      id={`message-${message.id}`}
      author={author}
      kind={kinds[message.audience]}
      about={message.audience === 'internal' ? about.slice(1) : about}
      isUnread={isUnread}
      acts={<Acts message={message} onQuote={onQuote} onForward={onForward} />}
      below={<Below message={message} onTakenBack={onTakenBack} />}
    >
      <Words message={message} />
    </Drawn>
  )
}

/** What the person wrote; the quote and the whole letter open on demand. */
function Words({ message }: { message: Message }) {
  const t = useT()
  const [showsQuote, setShowsQuote] = useState(false)
  const [showsLetter, setShowsLetter] = useState(false)
  if (showsLetter && message.html !== null) return <Letter message={message} html={message.html} onClose={() => setShowsLetter(false)} />
  return (
    <>
      <Prose text={message.text} />
      {showsQuote && (
        <blockquote className={styles.quote}>
          <Prose text={message.quoted} />
        </blockquote>
      )}
      <span className={styles.more}>
        {message.quoted !== '' && (
          <Button kind="quiet" size="small" isExpanded={showsQuote} onPress={() => setShowsQuote(!showsQuote)}>
            {showsQuote ? t('conversations.hide-quote') : t('conversations.show-quote')}
          </Button>
        )}
        {message.html !== null && (
          <Button kind="quiet" size="small" onPress={() => setShowsLetter(true)}>
            {t('conversations.whole-letter')}
          </Button>
        )}
      </span>
    </>
  )
}

function Acts({ message, onQuote, onForward }: Pick<MessageItemProps, 'message' | 'onQuote' | 'onForward'>) {
  const t = useT()
  return (
    <>
      {onQuote !== undefined && message.audience !== 'vendor' && (
        <IconButton size="small" label={t('conversations.quote')} icon={<Quote aria-hidden />} onPress={() => onQuote(message.text)} />
      )}
      {onForward !== undefined && (
        <IconButton size="small" label={t('conversations.forward')} icon={<Forward aria-hidden />} onPress={() => onForward(message)} />
      )}
      {message.raw && (
        <Link href={rawAddress(message.id)} newTab>
          <Mail aria-hidden className={styles.raw} />
          <span className={styles.unseen}>{t('conversations.raw')}</span>
        </Link>
      )}
    </>
  )
}

function Below({ message, onTakenBack }: Pick<MessageItemProps, 'message' | 'onTakenBack'>) {
  const hasSomething = message.attachments.length > 0 || message.checks !== null || !['received', 'kept', 'sent'].includes(message.delivery)
  if (!hasSomething) return null
  return (
    <>
      <Files files={message.attachments} />
      <Delivery message={message} onTakenBack={onTakenBack} />
      {message.checks !== null && <SenderChecks checks={message.checks} />}
    </>
  )
}
