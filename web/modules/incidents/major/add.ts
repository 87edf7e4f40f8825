import { toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { useAct } from '../../../platform/query.ts'
import { lookAgain } from './model.ts'

/** Makes tickets part of a major incident, and says which could not be and why. Answers whether any could. */
export function useAdd(): { run: (major: string, tickets: readonly string[]) => Promise<boolean>; isPending: boolean } {
  const t = useT()
  const { run, isPending } = useAct('POST /majors/:ref/children')
  return {
    isPending,
    run: async (major, tickets) => {
      const told = await run({ params: { ref: major }, body: { tickets: tickets.slice(0, 200) } })
      if (told === undefined) return false
      await lookAgain()
      if (told.added.length > 0 || told.refused.length === 0) toast({ kind: 'met', text: t('major.added', { count: told.added.length }) })
      for (const { ref, code } of told.refused.slice(0, 3))
        toast({ kind: 'late', text: t('major.not-added', { ref, why: t.refusal(code, { number: '' }) ?? code }) })
      return told.added.length > 0
    },
  }
}
