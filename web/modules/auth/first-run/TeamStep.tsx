import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form, TextField } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { StepActs } from './StepActs.tsx'

/** A new desk has one team, which gets its name here. */
export function TeamStep({ onDone }: { onDone: () => void }) {
  const t = useT()
  const { data } = useQuery(ask('GET /teams', {}))
  const [typed, setTyped] = useState<string>()
  const { run, isPending, problem } = useAct('PATCH /teams/:id', { inForm: true })
  const team = data?.items[0]
  const name = typed ?? team?.name ?? ''
  const save = async () => {
    if (team === undefined || name.trim() === team.name) return onDone()
    if ((await run({ params: { id: team.id }, body: { name } })) !== undefined) onDone()
  }
  return (
    <Form label={t('auth.step.team')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <TextField label={t('auth.team-name')} name="name" help={t('auth.team-help')} required autoFocus value={name} onChange={setTyped} />
      <StepActs onSkip={onDone} isPending={isPending} />
    </Form>
  )
}
