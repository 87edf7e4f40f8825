import { useCallback } from 'react'
import { toast } from '../../design/index.ts'
import type { Input, Name } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct, type Act } from '../../platform/query.ts'
import { refOf, type Ticket } from './model.ts'

/** An act on a ticket: when it is done, the page, the lists and the counts are asked again. */
export function useTicketAct<N extends Name>(name: N, how: { inForm?: boolean } = {}): Act<N> {
  const act = useAct(name, how)
  const { run } = act
  const runAndLook = useCallback(
    async (input: Input<N>) => {
      const answer = await run(input)
      if (answer !== undefined) await askAgain('GET /tickets/:ref', 'GET /tickets/:ref/clocks', 'GET /tickets/:ref/tree-runs', 'GET /views')
      return answer
    },
    [run],
  )
  return { ...act, run: runAndLook }
}

type Patch = NonNullable<Input<'PATCH /tickets/:ref'>['body']>

/** Changes properties at once; the notice takes the change back. */
export function useEdit(ticket: Ticket): (patch: Patch, back: Patch, says: string) => Promise<void> {
  const t = useT()
  const { run } = useTicketAct('PATCH /tickets/:ref')
  return async (patch, back, says) => {
    const params = { ref: refOf(ticket) }
    if ((await run({ params, body: patch })) === undefined) return
    toast({ kind: 'met', text: says, act: { label: t('common.undo'), onPress: () => void run({ params, body: back }) } })
  }
}
