import { useQuery } from '@tanstack/react-query'
import { Banner, Link, toast } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { KnownMatches } from './KnownMatches.tsx'
import { inWords, useProblemAct } from './model.ts'

/** At the top of an incident: what helps meanwhile, and which known errors it may be. */
export function KnownBar({ number }: { number: number }) {
  const { t, language } = useSpeech()
  const params = { ref: String(number) }
  const { data } = useQuery(ask('GET /tickets/:ref/known-errors', { params }))
  const use = useProblemAct('POST /tickets/:ref/known-errors')
  const dismiss = useProblemAct('POST /tickets/:ref/known-errors/dismissal')
  if (data === undefined) return null
  const link = async (problem: string, name: number) => {
    if ((await use.run({ params, body: { problem } })) === undefined) return
    toast({ kind: 'met', text: t('problems.used', { number: String(name) }) })
  }
  return (
    <>
      {data.workarounds.map(({ id, number: problem, agents }) => (
        <Banner
          key={id}
          kind="met"
          title={problem === null ? t('problems.workaround-here') : t('problems.workaround-of', { number: String(problem) })}
          acts={
            problem !== null && (
              <Link href={`/tickets/${String(problem)}#remedy`} kind="act">
                {t('problems.open-problem')}
              </Link>
            )
          }
        >
          {inWords(agents, language)}
        </Banner>
      ))}
      {data.matches.length > 0 && (
        <Banner title={t('problems.looks-like', { count: data.matches.length })}>
          <KnownMatches
            matches={data.matches}
            acts={({ id, number: problem }) => [
              { name: 'use', label: t('problems.use'), onPress: () => void link(id, problem), isChosen: true },
              { name: 'dismiss', label: t('problems.dismiss'), onPress: () => void dismiss.run({ params, body: { problem: id } }) },
            ]}
          />
        </Banner>
      )}
    </>
  )
}
