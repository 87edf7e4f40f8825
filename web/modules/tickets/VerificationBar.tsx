import { Banner, Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain } from '../../platform/query.ts'
import { useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { refOf, type Page, type Ticket } from './model.ts'

type Shown = NonNullable<Page['verification']>

/** The solution waits until somebody, or something, says that it works. */
export function VerificationBar({ ticket, shown, onAsk }: { ticket: Ticket; shown: Shown; onAsk: (asked: Asked) => void }) {
  return shown.how === 'check' ? <ByCheck ticket={ticket} shown={shown} /> : <BySecond ticket={ticket} shown={shown} onAsk={onAsk} />
}

function BySecond({ ticket, shown, onAsk }: { ticket: Ticket; shown: Shown; onAsk: (asked: Asked) => void }) {
  const t = useT()
  const verify = useTicketAct('POST /tickets/:ref/verification')
  const why = shown.may ? undefined : t('tickets.refusal.tickets.own-solution')
  return (
    <Banner
      acts={
        <>
          <Button size="small" disabledBecause={why} onPress={() => onAsk({ kind: 'solution-failed' })}>
            {t('stages.does-not-work')}
          </Button>
          <Button
            size="small"
            kind="do"
            disabledBecause={why}
            isPending={verify.isPending}
            onPress={() => void verify.run({ params: { ref: refOf(ticket) }, body: { works: true } })}
          >
            {t('stages.works')}
          </Button>
        </>
      }
    >
      {shown.by === null ? t('stages.waits-second') : t('stages.waits-second-of', { person: shown.by.name })}
    </Banner>
  )
}

function ByCheck({ ticket, shown: { check } }: { ticket: Ticket; shown: Shown }) {
  const t = useT()
  const run = useTicketAct('POST /tickets/:ref/checks')
  if (check === null) return null
  const start = async () => {
    await run.run({ params: { ref: refOf(ticket) }, body: check })
    await askAgain('GET /tickets/:ref/checks')
  }
  return (
    <Banner
      acts={
        <Button size="small" kind="do" isPending={run.isPending} onPress={() => void start()}>
          {t('diagnosis.run')}
        </Button>
      }
    >
      {t('stages.waits-check', { check: `${t(`diagnosis.kind.${check.kind}`)} ${check.target}` })}
    </Banner>
  )
}
