import { Section } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { Outages } from '../incidents/Outages.tsx'
import { Checks } from '../diagnosis/Checks.tsx'
import { ProblemSide } from '../problems/ProblemSide.tsx'
import { Clocks } from '../sla/Clocks.tsx'
import { Corrections } from '../sla/Corrections.tsx'
import { Escalations } from '../sla/Escalations.tsx'
import type { Asked } from './asked.ts'
import { Helpers } from './Helpers.tsx'
import { Links } from './Links.tsx'
import type { Page } from './model.ts'
import { Properties } from './Properties.tsx'
import { RequesterCard } from './RequesterCard.tsx'
import { VendorCard } from './VendorCard.tsx'

/** Around the ticket: its promises, properties, the one who asks, and other tickets. */
export function Side({ page, onAsk }: { page: Page; onAsk: (asked: Asked) => void }) {
  const t = useT()
  return (
    <>
      <Clocks number={page.ticket.number} />
      <Section title={t('tickets.ticket')}>
        <Properties ticket={page.ticket} />
      </Section>
      <VendorCard page={page} onAsk={onAsk} />
      <Section title={t('tickets.requester')}>
        <RequesterCard ticket={page.ticket} />
      </Section>
      <Escalations number={page.ticket.number} />
      <Section title={t('tickets.helpers')}>
        <Helpers page={page} />
      </Section>
      <ProblemSide ticket={page.ticket} />
      <Links page={page} onAsk={onAsk} />
      <Outages ticket={{ ...page.ticket, service: page.ticket.service?.id ?? null }} isIncident={page.ticket.kind === 'incident'} />
      <Corrections number={page.ticket.number} />
      <Checks number={page.ticket.number} />
    </>
  )
}
