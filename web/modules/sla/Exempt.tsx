import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, TextField, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { TicketDialog } from '../tickets/dialogs/TicketDialog.tsx'

type Clock = Pick<Answer<'GET /tickets/:ref/clocks'>['clocks'][number], 'metric' | 'scope'>

/** Asks that a breach be exempted; nothing where that is asked for or granted already. */
export function Exempt({ number, clock: { metric, scope } }: { number: number; clock: Clock }) {
  const t = useT()
  const [isOpen, open] = useState(false)
  const { data } = useQuery(ask('GET /tickets/:ref/corrections', { params: { ref: String(number) } }))
  const isAsked = data?.exemptions.some((one) => one.metric === metric && one.scope === scope && one.approved !== false)
  if (isAsked !== false) return null
  return (
    <>
      <Button kind="quiet" size="small" onPress={() => open(true)}>
        {t('sla.exempt')}
      </Button>
      {isOpen && <Asking number={number} clock={{ metric, scope }} onClose={() => open(false)} />}
    </>
  )
}

function Asking({ number, clock, onClose }: { number: number; clock: Clock; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const { run, isPending, problem } = useAct('POST /tickets/:ref/exemptions', { inForm: true })
  const exempt = async () => {
    if ((await run({ params: { ref: String(number) }, body: { ...clock, reason } })) === undefined) return
    await askAgain('GET /tickets/:ref/corrections')
    onClose()
    toast({ kind: 'met', text: t('sla.exempt-asked') })
  }
  return (
    <TicketDialog
      title={t('sla.exempt-title', { metric: t(`sla.metric.${clock.metric}`) })}
      does={t('sla.exempt-do')}
      onDo={() => void exempt()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <p>{t('sla.exempt-text')}</p>
      <TextField label={t('sla.exempt-reason')} name="reason" value={reason} onChange={setReason} required />
    </TicketDialog>
  )
}
