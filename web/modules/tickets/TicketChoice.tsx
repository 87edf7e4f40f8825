import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { useSettled } from '../../platform/settled.ts'
import type { Ticket } from './model.ts'
import { useTabs } from './tabs.ts'
import styles from './TicketPage.module.css'

export type Other = { id: string; number: number; title: string }

type TicketChoiceProps = { ticket: Ticket; chosen: Other | undefined; onChoose: (other: Other) => void }

/** Another ticket: the requester's last ones and those that are open here come first, a number or words second. */
export function TicketChoice({ ticket, chosen, onChoose }: TicketChoiceProps) {
  const t = useT()
  const { person } = useMe()
  const [text, setText] = useState('')
  const words = useSettled(text.trim())
  const own = useQuery(ask('GET /tickets', { query: { view: 'all', requester: ticket.requester.id, sort: 'newest', limit: 6 } })).data
    ?.items
  const found = useQuery({ ...ask('GET /tickets', { query: { view: 'all', q: words, limit: 6 } }), enabled: words !== '' }).data?.items
  const tabs = useTabs(person.id)
  const offered: readonly (Other & { from: string })[] =
    words === ''
      ? [
          ...(own ?? []).map((row) => ({ ...row, from: t('tickets.same-requester') })),
          ...tabs
            .filter(({ id }) => own?.some((row) => row.id === id) !== true)
            .map((tab) => ({ ...tab, from: t('tickets.recently-open') })),
        ]
      : (found ?? []).map((row) => ({ ...row, from: row.organisation?.name ?? row.requester.name }))
  const others = offered.filter(({ id }) => id !== ticket.id).slice(0, 10)
  return (
    <>
      <TextField label={t('tickets.find-ticket')} type="search" value={text} onChange={setText} autoFocus />
      <div role="group" aria-label={t('tickets.found-tickets')} className={styles.choices}>
        {others.map(({ id, number, title, from }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            aria-pressed={chosen?.id === id}
            onClick={() => onChoose({ id, number, title })}
          >
            <span>#{number}</span>
            <span>{title}</span>
            <small>{from}</small>
          </button>
        ))}
        {others.length === 0 && <p className={styles.quiet}>{t('common.nothing-found')}</p>}
      </div>
    </>
  )
}
