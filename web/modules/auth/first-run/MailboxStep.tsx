import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form, TextField } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { StepActs } from './StepActs.tsx'

/** The address that people write to. How its letters get here is set later, in the settings of mail. */
export function MailboxStep({ onDone }: { onDone: () => void }) {
  const t = useT()
  const { data } = useQuery(ask('GET /teams', {}))
  const [address, setAddress] = useState('')
  const { run, isPending, problem } = useAct('POST /mailboxes', { inForm: true })
  const team = data?.items[0]
  const save = async () => {
    if (team === undefined) return
    const made = await run({ body: { name: team.name, address, team: team.id } })
    if (made !== undefined) onDone()
  }
  return (
    <Form label={t('auth.step.mailbox')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <TextField
        label={t('auth.mailbox-address')}
        name="address"
        type="email"
        inputMode="email"
        placeholder="help@example.com"
        help={t('auth.mailbox-help')}
        required
        autoFocus
        value={address}
        onChange={setAddress}
      />
      <StepActs onSkip={onDone} isPending={isPending} disabledBecause={team === undefined ? t('common.loading') : undefined} />
    </Form>
  )
}
