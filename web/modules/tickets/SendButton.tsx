import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { Button, IconButton, Menu } from '../../design/index.ts'
import { ariaKeys, hint } from '../../platform/hotkeys.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { afters, useAfter } from './after.ts'
import type { Page } from './model.ts'
import type { Then } from './then.ts'
import styles from '../conversations/Message.module.css'

type SendButtonProps = {
  page: Pick<Page, 'ticket' | 'way'>
  then: Then
  onThen: (then: Then) => void
  onSend: (then: Then, andNext?: boolean) => void
  isPending: boolean
  disabledBecause: string | undefined
}

/** Sends, and says what the ticket becomes by it. */
export function SendButton({ page: { ticket, way }, then, onThen, onSend, isPending, disabledBecause }: SendButtonProps) {
  const { t, language, format } = useSpeech()
  const { data } = useQuery({ ...ask('GET /resolution-codes', {}), staleTime: 10 * 60_000 })
  const [after, setAfter] = useAfter()
  const both = (next: Then) => () => {
    onThen(next)
    onSend(next)
  }
  const missing = way?.missing.resolve ?? []
  const lacks =
    missing.length === 0 ? undefined : t('stages.missing', { what: format.list(missing.map((each) => t(`stages.evidence.${each}`))) })
  const why = ticket.may.resolve ? (disabledBecause ?? lacks) : t('tickets.may-not')
  return (
    <span className={styles.send}>
      <Button
        kind="do"
        keys={hint('Mod+Enter')}
        shortcut={ariaKeys('Mod+Enter')}
        isPending={isPending}
        disabledBecause={disabledBecause}
        onPress={() => onSend(then)}
      >
        {t(`tickets.then.${then.status}`)}
      </Button>
      <Menu
        label={t('tickets.other-ways-to-send')}
        side="top end"
        trigger={<IconButton kind="do" label={t('tickets.other-ways-to-send')} icon={<ChevronDown aria-hidden />} />}
        entries={[
          {
            id: 'and-next',
            label: t('tickets.send-and-next'),
            keys: hint('Mod+Shift+Enter'),
            disabledBecause,
            onAction: () => onSend(then, true),
          },
          {
            title: t('tickets.after'),
            acts: afters.map((id) => ({ id, label: t(`tickets.after.${id}`), isOn: after === id, onAction: () => setAfter(id) })),
          },
          'line',
          {
            id: 'in-work',
            label: t('tickets.then.in-work'),
            isOn: then.status === 'in-work',
            disabledBecause,
            onAction: both({ status: 'in-work' }),
          },
          {
            id: 'waiting',
            label: t('tickets.then.waiting'),
            isOn: then.status === 'waiting',
            disabledBecause,
            onAction: both({ status: 'waiting' }),
          },
          {
            title: t('tickets.then.resolved'),
            acts: (data?.items ?? [])
              .filter(({ active }) => active)
              .map(({ id, names }) => ({
                id,
                label: names[language],
                disabledBecause: why,
                onAction: () => onSend({ status: 'resolved', code: id }),
              })),
          },
        ]}
      />
    </span>
  )
}
