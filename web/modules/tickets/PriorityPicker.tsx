import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { judge } from '#contract/priority.ts'
import { Button, Checkbox, Priority, RadioGroup, Select, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useEdit } from './acts.ts'
import { impacts, urgencies, type Ticket } from './model.ts'
import { barsOf, priorityOf } from './priority.ts'
import styles from './TicketPage.module.css'

type Impact = Ticket['impact']
type Urgency = Ticket['urgency']
type Said = { impact: Impact; urgency: Urgency }
/** What may lift it: who asks or is affected is a VIP, the service is critical. */
type Raises = { vip: boolean; service: string | null }

/** What these make by the rules of the desk; undefined until they are known. */
function useJudged({ impact, urgency }: Said, { vip, service }: Raises) {
  const { data: matrix } = useQuery({ ...ask('GET /settings/priority-matrix', {}), staleTime: 10 * 60_000 })
  const { data: rules } = useQuery({ ...ask('GET /settings/tickets', {}), staleTime: 10 * 60_000 })
  const { data: services } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const critical = services?.items.find(({ id }) => id === service)?.criticality === 'critical'
  return matrix && rules && services && judge(matrix, { impact, urgency, vip, critical }, rules)
}

/** Impact and urgency as two questions, with the priority that they make and what lifts it. */
export function ImpactAndUrgency({ impact, urgency, raises, onChange }: Said & { raises: Raises; onChange: (next: Said) => void }) {
  const t = useT()
  const made = useJudged({ impact, urgency }, raises)
  return (
    <div className={styles.matrix}>
      <RadioGroup<Impact>
        label={t('tickets.impact')}
        value={impact}
        onChange={(next) => onChange({ impact: next, urgency })}
        options={impacts.map((id) => ({ id, label: t(`tickets.impact.${id}`) }))}
        isRow
      />
      <RadioGroup<Urgency>
        label={t('tickets.urgency')}
        value={urgency}
        onChange={(next) => onChange({ impact, urgency: next })}
        options={urgencies.map((id) => ({ id, label: t(`tickets.urgency.${id}`) }))}
        isRow
      />
      {made !== undefined && (
        <p className={styles.result} role="status">
          {t('tickets.makes-priority')}{' '}
          <Priority filled={barsOf(made.priority)} label={t(`tickets.priority.${priorityOf(made.priority)}`)} />
          {made.raisedBy.map((raise) => (
            <small key={raise}>{t(`tickets.raised.${raise}`)}</small>
          ))}
        </p>
      )}
    </div>
  )
}

const priorities = ['1', '2', '3', '4', '5'] as const

/** By the rules of the desk; against them with a reason. */
export function PriorityPicker({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT()
  const edit = useEdit(ticket)
  const before = { impact: ticket.impact, urgency: ticket.urgency }
  const [chosen, choose] = useState(before)
  const [byHand, setByHand] = useState<(typeof priorities)[number] | null>(null)
  const [reason, setReason] = useState('')
  const raises = { vip: ticket.vip, service: ticket.service?.id ?? null }
  const made = useJudged(chosen, raises)
  const againstRules = byHand !== null && Number(byHand) !== made?.priority
  const keep = () => {
    onDone()
    const priority = byHand === null ? {} : { priority: Number(byHand), priorityReason: reason }
    const back = { priority: ticket.priority, priorityReason: t('tickets.priority-back') }
    void edit({ ...chosen, ...priority }, { ...before, ...(againstRules || ticket.priorityByHand ? back : {}) }, t('tickets.prioritised'))
  }
  return (
    <>
      <ImpactAndUrgency {...chosen} raises={raises} onChange={choose} />
      <Checkbox
        label={t('tickets.priority-by-hand')}
        isSelected={byHand !== null}
        onChange={(on) => setByHand(on ? (String(priorityOf(ticket.priority)) as typeof byHand) : null)}
      />
      {byHand !== null && (
        <>
          <Select
            label={t('tickets.priority')}
            placeholder={t('tickets.choose')}
            value={byHand}
            onChange={(id) => setByHand(priorities.find((one) => one === id) ?? null)}
            options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
          />
          <TextField
            label={t('tickets.priority-reason')}
            name="priorityReason"
            value={reason}
            onChange={setReason}
            required={againstRules}
            maxLength={1000}
          />
        </>
      )}
      <Button
        kind="do"
        disabledBecause={againstRules && reason.trim() === '' ? t('tickets.need-priority-reason') : undefined}
        onPress={keep}
      >
        {t('common.save')}
      </Button>
    </>
  )
}
