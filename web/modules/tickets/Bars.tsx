import { Banner, Button, Link } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { MajorBars } from '../incidents/major/OnTicket.tsx'
import { AlertOverBar } from '../monitoring/AlertOverBar.tsx'
import { KnownBar } from '../problems/KnownBar.tsx'
import { UpdatesBar } from '../updates/UpdatesBar.tsx'
import { useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { refOf, type Page, type Ticket } from './model.ts'
import { VerificationBar } from './VerificationBar.tsx'
import styles from './TicketPage.module.css'

/** What the ticket asks for right now: answers after the end, merges, letters that did not arrive. */
export function Bars({ page, onAsk }: { page: Page; onAsk: (asked: Asked) => void }) {
  const { ticket } = page
  const hasFailed = page.spine.some((item) => item.item === 'message' && item.message.delivery === 'failed')
  return (
    <div className={styles.bars}>
      <MajorBars number={ticket.number} />
      {ticket.mergedInto !== null && <Merged ticket={ticket} into={ticket.mergedInto} />}
      {ticket.status === 'resolved' && ticket.requesterAnsweredAt !== null && <Answered ticket={ticket} at={ticket.requesterAnsweredAt} />}
      {isToVerify(page) && <VerificationBar ticket={ticket} shown={page.verification} onAsk={onAsk} />}
      {page.owedCard !== null && <Owed owed={page.owedCard} onGive={() => onAsk({ kind: 'card' })} />}
      {page.away.map((away) => (
        <Away key={away.person.id} away={away} />
      ))}
      {page.unattended !== null && <Unattended lack={page.unattended} team={ticket.team?.name ?? ''} />}
      {ticket.channel === 'alert' && ticket.may.resolve && (
        <AlertOverBar ticket={ticket} onSolve={(text) => onAsk({ kind: 'resolve', given: { code: null, text } })} />
      )}
      {ticket.kind === 'incident' && <KnownBar number={ticket.number} />}
      {ticket.kind === 'incident' && <UpdatesBar number={ticket.number} />}
      {hasFailed && <FailedLetter />}
    </div>
  )
}

type ToVerify = Page & { verification: NonNullable<Page['verification']> }
const isToVerify = (page: Page): page is ToVerify =>
  page.ticket.status === 'resolved' &&
  page.verification !== null &&
  page.verification.verifiedAt === null &&
  (page.verification.how === 'second' || page.verification.how === 'check')

function Merged({ ticket, into }: { ticket: Ticket; into: NonNullable<Ticket['mergedInto']> }) {
  const t = useT()
  const unmerge = useTicketAct('DELETE /tickets/:ref/merge')
  return (
    <Banner
      acts={
        <>
          <Link href={`/tickets/${String(into.number)}`} kind="act">
            {t('tickets.open-other', { number: String(into.number) })}
          </Link>
          {ticket.may.unmerge && (
            <Button size="small" isPending={unmerge.isPending} onPress={() => void unmerge.run({ params: { ref: refOf(ticket) } })}>
              {t('tickets.unmerge')}
            </Button>
          )}
        </>
      }
    >
      {t('tickets.merged-into', { number: String(into.number) })}
    </Banner>
  )
}

/** The requester wrote after the solution: either it does not work, or it is thanks. */
function Answered({ ticket, at }: { ticket: Ticket; at: string }) {
  const t = useT()
  const format = useFormat()
  const reopen = useTicketAct('DELETE /tickets/:ref/resolution')
  const close = useTicketAct('POST /tickets/:ref/closure')
  const params = { ref: refOf(ticket) }
  return (
    <Banner
      kind="near"
      acts={
        <>
          {ticket.may.reopen && (
            <Button size="small" isPending={reopen.isPending} onPress={() => void reopen.run({ params, body: {} })}>
              {t('tickets.reopen')}
            </Button>
          )}
          {ticket.may.close && (
            <Button size="small" kind="do" isPending={close.isPending} onPress={() => void close.run({ params, body: { how: 'thanks' } })}>
              {t('tickets.thanks-and-close')}
            </Button>
          )}
        </>
      }
    >
      {t('tickets.answered-after-solution', { at: format.instant(at) })}
    </Banner>
  )
}

/** The ticket went ahead of its card. */
function Owed({ owed, onGive }: { owed: NonNullable<Page['owedCard']>; onGive: () => void }) {
  const t = useT()
  const format = useFormat()
  const isLate = owed.chased > 0
  const words = { level: owed.from.code, person: owed.by?.name ?? t('tickets.nobody'), at: format.instant(owed.dueAt) }
  return (
    <Banner
      kind={isLate ? 'late' : 'near'}
      acts={
        <Button size="small" kind="do" onPress={onGive}>
          {t('tickets.card.give')}
        </Button>
      }
    >
      {t(isLate ? 'tickets.card.owed-late' : 'tickets.card.owed', words)}
    </Banner>
  )
}

/** Who works on it or answers for it is not here, and who does meanwhile. */
function Away({ away: { person, until, standIn } }: { away: Page['away'][number] }) {
  const t = useT()
  const format = useFormat()
  const words = {
    person: person.name,
    until: format.instant(until),
    standIn: standIn?.name ?? '',
    hasStandIn: standIn === null ? 'no' : 'yes',
  }
  return <Banner kind={standIn === null ? 'late' : 'near'}>{t('tickets.away', words)}</Banner>
}

/** Nobody of the team could be given it: said loudly, with who was told and when somebody comes. */
function Unattended({ lack: { because, until, paged }, team }: { lack: NonNullable<Page['unattended']>; team: string }) {
  const t = useT()
  const format = useFormat()
  const told = paged.length === 0 ? '' : t('tickets.assign.told', { people: format.list(paged.map(({ name }) => name)) })
  const next = until === null ? '' : t('tickets.assign.until', { at: format.instant(until) })
  return (
    <Banner kind="late" title={`${team}: ${t(`tickets.assign.nobody.${because}`)}`}>
      {[next, told].filter((part) => part !== '').join(' ')}
    </Banner>
  )
}

function FailedLetter() {
  const t = useT()
  return <Banner kind="late">{t('tickets.letter-failed')}</Banner>
}
