import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Priority, RadioGroup } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useEdit } from './acts.ts'
import { impacts, urgencies, type Ticket } from './model.ts'
import { barsOf, priorityOf } from './priority.ts'
import styles from './TicketPage.module.css'

type Impact = Ticket['impact']
type Urgency = Ticket['urgency']

/** Impact and urgency as two questions, with the priority that they make. */
export function ImpactAndUrgency(props: {
  impact: Impact
  urgency: Urgency
  onChange: (next: { impact: Impact; urgency: Urgency }) => void
}) {
  const { impact, urgency, onChange } = props
  const t = useT()
  const { data: matrix } = useQuery({ ...ask('GET /settings/priority-matrix', {}), staleTime: 10 * 60_000 })
  const priority = matrix?.[impact][urgency]
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
      {priority !== undefined && (
        <p className={styles.result} role="status">
          {t('tickets.makes-priority')} <Priority filled={barsOf(priority)} label={t(`tickets.priority.${priorityOf(priority)}`)} />
        </p>
      )}
    </div>
  )
}

export function PriorityPicker({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT()
  const edit = useEdit(ticket)
  const before = { impact: ticket.impact, urgency: ticket.urgency }
  const [chosen, choose] = useState(before)
  const keep = () => {
    onDone()
    void edit(chosen, before, t('tickets.prioritised'))
  }
  return (
    <>
      <ImpactAndUrgency {...chosen} onChange={choose} />
      <Button kind="do" onPress={keep}>
        {t('common.save')}
      </Button>
    </>
  )
}
