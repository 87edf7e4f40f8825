import { Section } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { Checks } from '../diagnosis/Checks.tsx'
import { Clocks } from '../sla/Clocks.tsx'
import type { Asked } from './asked.ts'
import { Links } from './Links.tsx'
import type { Page } from './model.ts'
import { Properties } from './Properties.tsx'
import { RequesterCard } from './RequesterCard.tsx'

/** Around the ticket: its promises, properties, the one who asks, and other tickets. */
export function Side({ page, onAsk }: { page: Page; onAsk: (asked: Asked) => void }) {
  const t = useT()
  return (
    <>
      <Clocks number={page.ticket.number} />
      <Section title={t('tickets.ticket')}>
        <Properties ticket={page.ticket} />
      </Section>
      <Section title={t('tickets.requester')}>
        <RequesterCard ticket={page.ticket} />
      </Section>
      <Links page={page} onAsk={onAsk} />
      <Checks number={page.ticket.number} />
    </>
  )
}
