import { CircleAlert, Clock3, RotateCw, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import type { Message } from './model.ts'
import styles from './Message.module.css'

/** What was written, to go on with. */
export type TakenBack = Answer<'DELETE /messages/:id'>

type DeliveryProps = { message: Message; onTakenBack: (taken: TakenBack) => void }

/** How an outgoing message goes its way; silent when it went well. */
export function Delivery({ message, onTakenBack }: DeliveryProps) {
  const t = useT()
  switch (message.delivery) {
    case 'held':
      return <Held message={message} onTakenBack={onTakenBack} />
    case 'sending':
      return (
        <p className={styles.delivery}>
          <Clock3 aria-hidden />
          {t('conversations.sending')}
        </p>
      )
    case 'failed':
      return <Failed message={message} />
    case 'undone':
      return (
        <p className={styles.delivery}>
          <Undo2 aria-hidden />
          {t('conversations.undone')}
        </p>
      )
    case 'received':
    case 'kept':
    case 'sent':
      return null
  }
}

/** Why it did not arrive, and another try. */
function Failed({ message }: { message: Message }) {
  const t = useT()
  const { run, isPending } = useAct('POST /messages/:id/retry')
  const retry = async () => {
    if ((await run({ params: { id: message.id } })) !== undefined) await askAgain('GET /tickets/:ref')
  }
  return (
    <p className={styles.delivery} data-state="failed">
      <CircleAlert aria-hidden />
      <span>
        {t('conversations.failed')} {message.failure}
      </span>
      <Button kind="quiet" size="small" icon={<RotateCw aria-hidden />} isPending={isPending} onPress={() => void retry()}>
        {t('conversations.retry')}
      </Button>
    </p>
  )
}

/** The undo window: how long it still is, and the way back. */
function Held({ message, onTakenBack }: DeliveryProps) {
  const t = useT()
  const left = useSecondsLeft(message.undoUntil)
  const { run, isPending } = useAct('DELETE /messages/:id')
  const takeBack = async () => {
    const answer = await run({ params: { id: message.id } })
    if (answer === undefined) return
    onTakenBack(answer)
    await askAgain('GET /tickets/:ref')
  }
  if (left <= 0)
    return (
      <p className={styles.delivery}>
        <Clock3 aria-hidden />
        {t('conversations.sending')}
      </p>
    )
  return (
    <p className={styles.delivery}>
      <Clock3 aria-hidden />
      {t('conversations.leaves-in', { seconds: left })}
      <Button kind="quiet" size="small" icon={<Undo2 aria-hidden />} isPending={isPending} onPress={() => void takeBack()}>
        {t('conversations.take-back')}
      </Button>
    </p>
  )
}

function useSecondsLeft(until: string | null): number {
  const left = () =>
    until === null ? 0 : Math.ceil(Temporal.Instant.from(until).since(Temporal.Now.instant(), { largestUnit: 'second' }).total('seconds'))
  const [seconds, setSeconds] = useState(left)
  const isOver = seconds <= 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setSeconds(left()), 500)
    return () => clearInterval(timer)
  })
  return seconds
}
