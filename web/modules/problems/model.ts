import { useCallback } from 'react'
import type { Answer, Input, Name } from '../../platform/api.ts'
import { askAgain, useAct, type Act } from '../../platform/query.ts'

export type Problem = Answer<'GET /tickets/:ref/problem'>
export type Entry = Problem['entries'][number]
export type Part = Exclude<Entry['part'], 'risk'>
export type Match = Answer<'GET /tickets/:ref/known-errors'>['matches'][number]
export type Both = { ru: string; en: string }

export const branches = ['people', 'process', 'technology', 'information', 'environment', 'suppliers'] as const

/** An act on a problem or a known error: what is known of both is asked again, and the ticket whose gates it may open. */
export function useProblemAct<N extends Name>(name: N, how: { inForm?: boolean } = {}): Act<N> {
  const act = useAct(name, how)
  const { run } = act
  const runAndLook = useCallback(
    async (input: Input<N>) => {
      const answer = await run(input)
      if (answer !== undefined)
        await askAgain(
          'GET /tickets/:ref/problem',
          'GET /tickets/:ref',
          'GET /tickets/:ref/known-errors',
          'GET /problems',
          'GET /known-errors',
        )
      return answer
    },
    [run],
  )
  return { ...act, run: runAndLook }
}

/** In the reader's language; where that was left empty, in the other. */
export const inWords = (texts: Both, language: 'ru' | 'en'): string => texts[language] || texts[language === 'ru' ? 'en' : 'ru']
