import { useState } from 'react'
import { FoldableSections, Section } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { remember, remembered } from '../../platform/memory.ts'
import { ChangeCard } from '../changes/ChangeCard.tsx'
import { MakeChange } from '../changes/MakeChange.tsx'
import { Outages } from '../incidents/Outages.tsx'
import { MajorSection } from '../incidents/major/OnTicket.tsx'
import { Checks } from '../diagnosis/Checks.tsx'
import { TicketAlerts } from '../monitoring/TicketAlerts.tsx'
import { OnUnclassified } from '../diagnosis/Classification.tsx'
import { Similar } from '../diagnosis/Similar.tsx'
import { OnTicket } from '../diagnosis/trees/OnTicket.tsx'
import { ProblemSide } from '../problems/ProblemSide.tsx'
import { Clocks } from '../sla/Clocks.tsx'
import { Corrections } from '../sla/Corrections.tsx'
import { Escalations } from '../sla/Escalations.tsx'
import { Updates } from '../updates/Updates.tsx'
import { MakeArticle } from '../knowledge/MakeArticle.tsx'
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
    <FoldableSections {...useFolds()}>
      <Clocks number={page.ticket.number} />
      {page.ticket.kind === 'change' && <ChangeCard ticket={page.ticket} />}
      {page.ticket.kind === 'problem' && <MakeChange ticket={page.ticket} />}
      <Section title={t('tickets.ticket')}>
        <Properties ticket={page.ticket} />
        <OnUnclassified ticket={page.ticket} />
      </Section>
      <VendorCard page={page} onAsk={onAsk} />
      <Section title={t('tickets.requester')}>
        <RequesterCard ticket={page.ticket} />
      </Section>
      <OnTicket page={page} onAsk={onAsk} />
      <Similar page={page} onAsk={onAsk} />
      <Escalations number={page.ticket.number} />
      <Section title={t('tickets.helpers')}>
        <Helpers page={page} />
      </Section>
      <ProblemSide ticket={page.ticket} />
      <Links page={page} onAsk={onAsk} />
      {page.ticket.channel === 'alert' && <TicketAlerts number={page.ticket.number} />}
      <MajorSection number={page.ticket.number} />
      <Outages ticket={{ ...page.ticket, service: page.ticket.service?.id ?? null }} isIncident={page.ticket.kind === 'incident'} />
      <Updates ticket={page.ticket} isIncident={page.ticket.kind === 'incident'} />
      <Corrections number={page.ticket.number} />
      <Checks number={page.ticket.number} />
      <MakeArticle ticket={page.ticket} />
    </FoldableSections>
  )
}

/** Which sections this person keeps folded, on every ticket. */
function useFolds() {
  const [folded, setFolded] = useState(() => (remembered('folded') ?? '').split('\n').filter(Boolean))
  const onFold = (title: string, isFolded: boolean) => {
    const next = isFolded ? [...folded, title] : folded.filter((one) => one !== title)
    setFolded(next)
    remember('folded', next.join('\n'))
  }
  return { folded, onFold }
}
