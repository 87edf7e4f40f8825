import { QueryClient, queryOptions, useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toast } from '../design/index.ts'
import type { Answer, Input, Name, Question } from './api.ts'
import { call, Problem } from './client.ts'
import { useProblemWords } from './problem.ts'

const passing = (error: Error) => error instanceof Problem && (error.code === 'offline' || error.status >= 500)

/** The one cache of a page. News from the server invalidates it, so that it may trust itself for a while. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 3 && passing(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** A question of the contract as React Query takes it: `useQuery(ask('GET /views', {}))`. */
export const ask = <N extends Question>(name: N, input: Input<N>) =>
  queryOptions<Answer<N>, Error, Answer<N>, readonly [N, Input<N>]>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, signal),
  })

/** What was asked by this name, whatever with, is asked again where it is on the screen. */
export const askAgain = (...names: Question[]): Promise<unknown> =>
  Promise.all(names.map((name) => queries.invalidateQueries({ queryKey: [name] })))

export type Act<N extends Name> = {
  /** Answers undefined when it was refused; the reader has been told, or `problem` says it in the form. */
  run: (input: Input<N>) => Promise<Answer<N> | undefined>
  isPending: boolean
  problem: Problem | undefined
  reset: () => void
}

/** One act of the contract. A refusal is shown as a notice, unless a form shows it (`inForm`). */
export function useAct<N extends Name>(name: N, { inForm = false }: { inForm?: boolean } = {}): Act<N> {
  const words = useProblemWords()
  const { mutateAsync, isPending, error, reset } = useMutation({ mutationFn: (input: Input<N>) => call(name, input) })
  const run = useCallback(
    async (input: Input<N>) => {
      try {
        return await mutateAsync(input)
      } catch (refused) {
        if (!inForm) toast({ kind: 'late', text: words(refused) })
        return undefined
      }
    },
    [mutateAsync, inForm, words],
  )
  return { run, isPending, problem: error instanceof Problem ? error : undefined, reset }
}
