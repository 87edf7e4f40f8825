import { useState, type ReactNode } from 'react'
import { Button, KeyValue, Popover, Priority } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { AboutPicker } from './AboutPicker.tsx'
import { AssignPicker, OwnerPicker } from './AssignPicker.tsx'
import type { Ticket } from './model.ts'
import { barsOf, priorityOf } from './priority.ts'
import { OccurrencePicker } from './Occurrence.tsx'
import { PriorityPicker } from './PriorityPicker.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import styles from './TicketPage.module.css'

/** What is known of the ticket; each value is changed where it stands, at once, and can be taken back. */
export function Properties({ ticket }: { ticket: Ticket }) {
  const { t, format, language } = useSpeech()
  const { may } = ticket
  const none = t('tickets.none')
  const why = [
    ...ticket.raisedBy.map((raise) => t(`tickets.raised.${raise}`)),
    ...(ticket.priorityByHand ? [t('tickets.priority-by-hand')] : []),
  ]
  const priority = (
    <>
      <Priority filled={barsOf(ticket.priority)} label={t(`tickets.priority.${priorityOf(ticket.priority)}`)} />
      {why.length > 0 && <small>{format.list(why)}</small>}
    </>
  )
  return (
    <KeyValue
      rows={[
        {
          term: t('tickets.priority'),
          value: (
            <Edited label={t('tickets.priority')} mayEdit={may.edit} value={priority}>
              {(close) => <PriorityPicker ticket={ticket} onDone={close} />}
            </Edited>
          ),
        },
        { term: t('tickets.level'), value: `${ticket.level.code} · ${ticket.level.name[language]}` },
        {
          term: t('tickets.assignee'),
          value: (
            <Edited label={t('tickets.assign')} mayEdit={may.assign} value={assigneeWords(ticket, t('tickets.nobody'))}>
              {(close) => <AssignPicker ticket={ticket} onDone={close} />}
            </Edited>
          ),
        },
        {
          term: t('tickets.owner'),
          value: (
            <Edited label={t('tickets.owner')} mayEdit={may.assign} value={ticket.owner?.name ?? t('tickets.nobody')}>
              {(close) => <OwnerPicker ticket={ticket} onDone={close} />}
            </Edited>
          ),
        },
        {
          term: t('tickets.requester'),
          value: (
            <Edited label={t('tickets.requester')} mayEdit={may.edit} value={ticket.requester.name}>
              {(close) => <PersonPicker ticket={ticket} who="requester" onDone={close} />}
            </Edited>
          ),
        },
        {
          term: t('tickets.affected'),
          value: (
            <Edited label={t('tickets.affected')} mayEdit={may.edit} value={ticket.affected?.name ?? none}>
              {(close) => <PersonPicker ticket={ticket} who="affected" onDone={close} />}
            </Edited>
          ),
        },
        {
          term: t('tickets.service'),
          value: (
            <Edited label={t('tickets.about')} mayEdit={may.edit} value={aboutWords(ticket) ?? none}>
              {(close) => <AboutPicker ticket={ticket} onDone={close} />}
            </Edited>
          ),
        },
        ...(ticket.asset === null ? [] : [{ term: t('tickets.asset'), value: ticket.asset.name }]),
        { term: t('tickets.channel'), value: t(`conversations.channel.${ticket.channel}`) },
        ...(ticket.kind === 'incident' || ticket.kind === 'problem'
          ? [
              {
                term: t('tickets.occurred-at'),
                value: (
                  <Edited
                    label={t('tickets.occurred-at')}
                    mayEdit={may.edit}
                    value={ticket.occurredAt === null ? none : format.instant(ticket.occurredAt, 'full')}
                  >
                    {(close) => <OccurrencePicker ticket={ticket} onDone={close} />}
                  </Edited>
                ),
              },
            ]
          : []),
        { term: t('tickets.started-at'), value: format.instant(ticket.startedAt, 'full') },
      ]}
    />
  )
}

/** "Remote access › VPN" */
const aboutWords = ({ service, category }: Ticket): string | undefined =>
  service === null ? undefined : [service.name, category?.name].filter((name) => name !== undefined).join(' › ')

const assigneeWords = ({ assignee, team }: Ticket, nobody: string) =>
  [assignee?.name ?? nobody, team?.name].filter((name) => name !== undefined).join(' · ')

type EditedProps = { label: string; mayEdit: boolean; value: ReactNode; children: (close: () => void) => ReactNode }

function Edited({ label, mayEdit, value, children }: EditedProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit) return value
  return (
    <span className={styles.edit}>
      <Popover
        label={label}
        isOpen={isOpen}
        onOpenChange={setOpen}
        side="bottom end"
        trigger={
          <Button kind="quiet" size="small">
            {value}
          </Button>
        }
      >
        <div className={styles.picker} aria-label={t('tickets.change', { what: label })} role="group">
          {children(() => setOpen(false))}
        </div>
      </Popover>
    </span>
  )
}
