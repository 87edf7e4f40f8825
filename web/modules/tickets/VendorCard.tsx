import { useState } from 'react'
import { Button, Form, KeyValue, Popover, Section, TextField, toast } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { formFaults } from '../../platform/problem.ts'
import { timeThere } from '../vendors/model.ts'
import { useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { useVendors } from './dialogs/VendorFields.tsx'
import { refOf, type Page, type Ticket } from './model.ts'
import styles from './TicketPage.module.css'

/** The vendor that has the ticket: when he works, by what number he knows it, and a letter to him. */
export function VendorCard({ page, onAsk }: { page: Page; onAsk: (asked: Asked) => void }) {
  const { t, language } = useSpeech()
  const now = useNow()
  const { ticket } = page
  const known = useVendors().find(({ id }) => id === ticket.vendor?.id)
  if (ticket.vendor === null) return null
  return (
    <Section
      title={t('vendors.vendor')}
      aside={
        <Button
          size="small"
          onPress={() => onAsk({ kind: 'vendor-letter' })}
          disabledBecause={ticket.may.note && ticket.status !== 'closed' ? undefined : t('tickets.may-not')}
        >
          {t('vendors.write')}
        </Button>
      }
    >
      <KeyValue
        rows={[
          { term: t('vendors.name'), value: ticket.vendor.name },
          ...(known === undefined
            ? []
            : [
                { term: t('vendors.time-zone'), value: `${known.timeZone} · ${timeThere(language, known.timeZone, now)}` },
                ...(known.mail.length === 0 ? [] : [{ term: t('tickets.email'), value: known.mail.join(', ') }]),
              ]),
          { term: t('vendors.case'), value: <Case ticket={ticket} /> },
        ]}
      />
    </Section>
  )
}

function Case({ ticket }: { ticket: Ticket }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const says = ticket.vendorCase ?? t('vendors.case-set')
  if (!ticket.may.edit) return ticket.vendorCase ?? t('tickets.none')
  return (
    <span className={styles.edit}>
      <Popover
        label={t('vendors.case')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        side="bottom end"
        trigger={
          <Button kind="quiet" size="small">
            {says}
          </Button>
        }
      >
        <CaseForm ticket={ticket} onDone={() => setOpen(false)} />
      </Popover>
    </span>
  )
}

function CaseForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT()
  const [number, setNumber] = useState(ticket.vendorCase ?? '')
  const { run, isPending, problem } = useTicketAct('PUT /tickets/:ref/vendor-case', { inForm: true })
  const save = async () => {
    const said = number.trim() === '' ? null : number
    if ((await run({ params: { ref: refOf(ticket) }, body: { number: said } })) === undefined) return
    onDone()
    toast({ kind: 'met', text: t('vendors.case-saved') })
  }
  return (
    <Form label={t('vendors.case')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <TextField
        label={t('vendors.case')}
        help={t('vendors.case-help')}
        name="number"
        maxLength={60}
        autoFocus
        value={number}
        onChange={setNumber}
      />
      <Button type="submit" kind="do" isPending={isPending}>
        {t('common.save')}
      </Button>
    </Form>
  )
}
