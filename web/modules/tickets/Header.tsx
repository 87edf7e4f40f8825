import { Ellipsis, Lock, Siren } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, IconButton, Menu, TextField, toast, type MenuEntry } from '../../design/index.ts'
import { usePageActs } from '../../platform/acts.ts'
import { ariaKeys, hint } from '../../platform/hotkeys.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { statusWords } from '../worklists/words.ts'
import { useEdit } from './acts.ts'
import type { Asked } from './asked.ts'
import { useMenu } from './menu.ts'
import type { Page, Ticket } from './model.ts'
import { Stages } from './Stages.tsx'
import styles from './TicketPage.module.css'

type HeaderProps = { page: Page; onAsk: (asked: Asked) => void; more: ReactNode; lanes: ReactNode }

export function Header({ page: { ticket, way }, onAsk, more, lanes }: HeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        <div className={styles.name}>
          <Number ticket={ticket} />
          <Title ticket={ticket} />
        </div>
        <div className={styles.acts}>
          <Acts page={{ ticket, way }} onAsk={onAsk} />
          {more}
        </div>
      </div>
      <div className={styles.second}>
        <Facts ticket={ticket} />
        {lanes}
      </div>
      {way !== null && <Stages way={way} />}
    </header>
  )
}

function Number({ ticket: { number } }: { ticket: Ticket }) {
  const t = useT()
  const copy = async () => {
    await navigator.clipboard.writeText(`#${String(number)}`)
    toast({ kind: 'met', text: t('tickets.copied', { what: `#${String(number)}` }) })
  }
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={t('tickets.copy-number', { number: String(number) })}
      onClick={() => void copy()}
    >
      #{number}
    </button>
  )
}

/** The title, changed where it stands: Enter keeps, Escape leaves it as it was. */
function Title({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const edit = useEdit(ticket)
  const [typed, setTyped] = useState<string>()
  const keep = () => {
    const title = typed?.trim() ?? ''
    setTyped(undefined)
    if (title === '' || title === ticket.title) return
    void edit({ title }, { title: ticket.title }, t('tickets.renamed'))
  }
  if (typed !== undefined)
    return (
      <div
        className={styles.rename}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setTyped(undefined)
        }}
      >
        <TextField
          label={t('tickets.title')}
          labelHidden
          value={typed}
          onChange={setTyped}
          onEnter={keep}
          onBlur={keep}
          maxLength={300}
          autoFocus
        />
      </div>
    )
  return (
    <h1 id="ticket-title" className={styles.title}>
      {ticket.may.edit ? (
        <button type="button" title={t('tickets.rename')} onClick={() => setTyped(ticket.title)}>
          {ticket.title}
        </button>
      ) : (
        ticket.title
      )}
    </h1>
  )
}

/** The acts that matter now; the rest behind one button. */
function Acts({ page, onAsk }: Pick<HeaderProps, 'onAsk'> & { page: Pick<Page, 'ticket' | 'way'> }) {
  const t = useT()
  const { may, status } = page.ticket
  const entries: readonly MenuEntry[] = useMenu(page, onAsk)
  const isOver = status === 'resolved' || status === 'closed'
  const reopen = { id: 'reopen', label: t('tickets.reopen'), onAction: () => onAsk({ kind: 'reopen' }) }
  usePageActs(
    t('tickets.keys'),
    [...entries, ...(isOver && may.reopen ? [reopen] : [])].flatMap((entry) =>
      entry === 'line' ? [] : 'title' in entry ? entry.acts.map((act) => ({ ...act, label: `${entry.title}: ${act.label}` })) : [entry],
    ),
  )
  return (
    <>
      {may.return && (
        <Button keys={hint('Shift+E')} shortcut={ariaKeys('Shift+E')} onPress={() => onAsk({ kind: 'return' })}>
          {t('tickets.return')}
        </Button>
      )}
      {may.escalate && (
        <Button keys={hint('E')} shortcut={ariaKeys('E')} onPress={() => onAsk({ kind: 'escalate' })}>
          {t('tickets.escalate')}
        </Button>
      )}
      {!isOver && (
        <Button
          kind="do"
          keys={hint('Shift+C')}
          shortcut={ariaKeys('Shift+C')}
          disabledBecause={may.resolve ? undefined : t('tickets.may-not')}
          onPress={() => onAsk({ kind: 'resolve' })}
        >
          {t('tickets.resolve')}
        </Button>
      )}
      {isOver && may.reopen && <Button onPress={() => onAsk({ kind: 'reopen' })}>{t('tickets.reopen')}</Button>}
      <Menu
        label={t('tickets.more')}
        trigger={<IconButton kind="plain" label={t('tickets.more')} icon={<Ellipsis aria-hidden />} />}
        entries={entries}
      />
    </>
  )
}

function Facts({ ticket }: { ticket: Ticket }) {
  const { t, format } = useSpeech()
  const b = (parts: ReactNode[]) => <b>{parts}</b>
  const status = statusWords(t, format, { ...ticket, requesterAnswered: false })
  return (
    <div className={styles.facts}>
      <span>{t.rich('tickets.fact.kind', { kind: t(`tickets.kind.${ticket.kind}`), status, b })}</span>
      {ticket.requesterAnsweredAt !== null && <b>{t('tickets.requester-answered')}</b>}
      <span>{t.rich('tickets.fact.owner', { person: ticket.owner?.name ?? t('tickets.nobody'), b })}</span>
      <span>{t.rich('tickets.fact.assignee', { person: ticket.assignee?.name ?? t('tickets.nobody'), b })}</span>
      <span>{[ticket.organisation?.name, ticket.requester.name].filter((name) => name !== undefined).join(' · ')}</span>
      {ticket.affected !== null && <span>{t.rich('tickets.fact.affected', { person: ticket.affected.name, b })}</span>}
      {ticket.reopened > 0 && <span>{t('tickets.fact.reopened', { count: ticket.reopened })}</span>}
      {ticket.escalated && (
        <span className={styles.fact}>
          <Siren aria-hidden />
          {t('tickets.fact.escalated')}
        </span>
      )}
      {ticket.restricted && (
        <span className={styles.fact}>
          <Lock aria-hidden />
          {t('tickets.fact.restricted')}
        </span>
      )}
    </div>
  )
}
