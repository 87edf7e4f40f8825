import { type Act, askAgain, useAct } from '../../platform/query.ts'
import type { CalendarCard, Plan } from './model.ts'

/** What shows a calendar is asked again; its year follows by its stamp. */
export const showAnew = (): Promise<unknown> => askAgain('GET /calendars', 'GET /calendars/:id')

type Saving = Pick<Act<'PUT /calendars/:id/draft'>, 'isPending' | 'problem'> & {
  /** Answers whether it is saved; a form says why not. */
  save: (plan: Plan) => Promise<boolean>
}

/** Saves the draft of a calendar as it was seen; `inForm` where a form shows a refusal. */
export function useDraft({ id, draft }: CalendarCard, how: { inForm: boolean } = { inForm: true }): Saving {
  const { run, isPending, problem } = useAct('PUT /calendars/:id/draft', how)
  const save = async (plan: Plan) => {
    const saved = await run({ params: { id }, body: { plan, revision: draft?.revision ?? 0 } })
    if (saved !== undefined) await showAnew()
    return saved !== undefined
  }
  return { save, isPending, problem }
}
