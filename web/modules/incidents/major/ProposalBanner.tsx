import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, Button, Link } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { DeclareDialog } from './DeclareDialog.tsx'
import { lookAgain, type Proposal } from './model.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** The rules saw what may be a major incident: declare it, or say why it is none. */
export function ProposalBanner({ proposal }: { proposal: Proposal }) {
  const { t, language } = useSpeech()
  const [asked, setAsked] = useState<'declare' | 'dismiss'>()
  const { rule, service, ticket, incidents } = proposal
  const close = () => setAsked(undefined)
  const words = { service: service.names[language], number: String(ticket.number), title: ticket.title, count: incidents }
  return (
    <Banner
      kind="late"
      acts={
        <>
          <Link href={`/tickets/${String(ticket.number)}`} kind="act">
            {t('major.open-ticket', { number: String(ticket.number) })}
          </Link>
          <Button size="small" kind="do" onPress={() => setAsked('declare')}>
            {t('major.declare')}
          </Button>
          <Button size="small" onPress={() => setAsked('dismiss')}>
            {t('major.dismiss')}
          </Button>
        </>
      }
    >
      {t(`major.proposal.${rule}`, words)}
      {asked === 'declare' && <Declare number={ticket.number} onClose={close} />}
      {asked === 'dismiss' && <Dismiss id={proposal.id} onClose={close} />}
    </Banner>
  )
}

function Declare({ number, onClose }: { number: number; onClose: () => void }) {
  const { data } = useQuery(ask('GET /tickets/:ref/major', { params: { ref: String(number) } }))
  return data === undefined ? null : <DeclareDialog number={number} given={data} onClose={onClose} />
}

function Dismiss({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT()
  const { run, isPending, problem } = useAct('POST /major-proposals/:id/dismissal', { inForm: true })
  const dismiss = async (reason: string) => {
    if ((await run({ params: { id }, body: { reason } })) === undefined) return false
    await lookAgain()
    return true
  }
  return (
    <ReasonDialog
      title={t('major.dismiss-title')}
      label={t('major.dismiss-reason')}
      does={t('major.dismiss')}
      onDo={dismiss}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    />
  )
}
