import { useCallback } from 'react'
import type { Input, Name } from '../../platform/api.ts'
import { askAgain, useAct, type Act } from '../../platform/query.ts'

/** An act on a change: the change, its ticket and the lists are asked again. */
export function useChangeAct<N extends Name>(name: N): Act<N> {
  const act = useAct(name, { inForm: true })
  const { run } = act
  const runAndLook = useCallback(
    async (input: Input<N>) => {
      const answer = await run(input)
      if (answer !== undefined)
        await askAgain('GET /tickets/:ref/change', 'GET /tickets/:ref', 'GET /changes', 'GET /changes/to-approve', 'GET /views')
      return answer
    },
    [run],
  )
  return { ...act, run: runAndLook }
}
