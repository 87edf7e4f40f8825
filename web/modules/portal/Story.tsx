import { useState } from 'react'
import { Button, Fact, Message, Spine, SpineLine } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { Files } from '../conversations/Files.tsx'
import { Letter } from '../conversations/Letter.tsx'
import { Prose } from '../conversations/Prose.tsx'
import type { Happened, Item, Said } from './model.ts'
import styles from './Ticket.module.css'

/** What was said and what happened, the oldest first, a line between days. */
export function Story({ items }: { items: readonly Item[] }) {
  const { t, format } = useSpeech()
  const day = (item: Item | undefined) => (item === undefined ? '' : format.instant(item.at, 'day'))
  return (
    <Spine label={t('portal.story')}>
      {items.flatMap((item, i) => [
        ...(day(item) === day(items[i - 1]) ? [] : [<SpineLine key={`day-${item.id}`}>{day(item)}</SpineLine>]),
        item.item === 'message' ? <Words key={item.id} said={item} /> : <Event key={item.id} fact={item} />,
      ])}
    </Spine>
  )
}

function Words({ said }: { said: Said }) {
  const { t, format } = useSpeech()
  const about = [
    t(`portal.side.${said.side}`),
    <time key="at" dateTime={said.at} title={format.instant(said.at, 'full')}>
      {format.instant(said.at, 'time')}
    </time>,
    ...(said.automatic ? [t('portal.automatic')] : []),
  ]
  return (
    <Message
      author={said.author}
      about={about}
      isMachine={said.automatic}
      below={said.attachments.length === 0 ? undefined : <Files files={said.attachments} />}
    >
      <Text said={said} />
    </Message>
  )
}

/** What was written; the quote and the whole letter open on demand. */
function Text({ said }: { said: Said }) {
  const t = useT()
  const [showsLetter, setShowsLetter] = useState(false)
  if (showsLetter && said.html !== null) {
    const letter = {
      author: { id: said.id, name: said.author },
      from: '',
      attachments: said.attachments,
      blockedImages: said.blockedImages,
    }
    return <Letter message={letter} html={said.html} onClose={() => setShowsLetter(false)} />
  }
  return (
    <>
      <Prose text={said.text} tickets="/portal/tickets" />
      {said.html !== null && (
        <Button kind="quiet" size="small" onPress={() => setShowsLetter(true)}>
          {t('conversations.whole-letter')}
        </Button>
      )}
    </>
  )
}

function Event({ fact }: { fact: Happened }) {
  const { t, format } = useSpeech()
  return (
    <Fact>
      {t(`portal.fact.${fact.what}`)} · <time dateTime={fact.at}>{format.instant(fact.at, 'time')}</time>
      {fact.text !== null && (
        <span className={styles.said}>
          <Prose text={fact.text} tickets="/portal/tickets" />
        </span>
      )}
    </Fact>
  )
}
