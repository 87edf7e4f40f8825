import { useQuery } from '@tanstack/react-query'
import { Banner, Button, Link } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { Walk } from '../diagnosis/trees/Walk.tsx'
import styles from './TryFirst.module.css'

type Run = Answer<'GET /tree-runs/:id'>
type TryFirstProps = {
  service: string
  category: string | undefined
  /** Walks that go along with the request. */
  runs: readonly string[]
  onRuns: (runs: readonly string[]) => void
  /** What the outcome says the request is about. */
  onFields: (fields: { service: string; category: string | undefined }) => void
  /** It works now: nothing has to be sent. */
  onSolved: () => void
}

/** What a requester may try before he sends: he may leave it at any step, and what he did goes along. */
export function TryFirst({ service, category, runs, onRuns, onFields, onSolved }: TryFirstProps) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /portal/trees', { query: { service, ...(category === undefined ? {} : { category }) } }))
  const begin = useAct('POST /portal/tree-runs')
  const current = runs.at(-1)
  const { data: run } = useQuery({
    ...ask('GET /tree-runs/:id', { params: { id: current ?? '' } }),
    enabled: current !== undefined,
    retry: false,
  })
  // One at a time; when it is over and did not help, another may.
  const offered = (data?.items ?? []).filter(
    ({ id }) => run === undefined || (run.state !== 'open' && run.state !== 'solved' && id !== run.tree),
  )
  const start = async (tree: string) => {
    const run = await begin.run({ body: { tree } })
    if (run !== undefined) onRuns([...runs, run.id])
  }
  if (offered.length === 0 && run === undefined) return null
  return (
    <section className={styles.try} aria-labelledby="try-first">
      <h2 id="try-first" className={styles.title}>
        {t('trees.try-first')}
      </h2>
      <p className={styles.text}>{t('trees.try-first-text')}</p>
      {run !== undefined && <Going run={run} onFields={onFields} onSolved={onSolved} />}
      {offered.length > 0 && (
        <div className={styles.offers}>
          {offered.map(({ id, title }) => (
            <Button key={id} size="big" isPending={begin.isPending} onPress={() => void start(id)}>
              {title[language]}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

function Going({ run, onFields, onSolved }: { run: Run } & Pick<TryFirstProps, 'onFields' | 'onSolved'>) {
  const { t, language } = useSpeech()
  const words = useProblemWords()
  const { id } = run
  const answer = useAct('POST /tree-runs/:id/answers', { inForm: true })
  const back = useAct('POST /tree-runs/:id/back', { inForm: true })
  const moved = async (done: Promise<Run | undefined>) => {
    const next = await done
    await askAgain('GET /tree-runs/:id')
    if (next?.here.type === 'outcome' && next.here.outcome === 'register' && next.here.service !== null)
      onFields({ service: next.here.service, category: next.here.category ?? undefined })
  }
  const problem = answer.problem ?? back.problem
  return (
    <Walk
      size="big"
      step={run.here}
      language={language}
      isPending={answer.isPending || back.isPending}
      fault={problem && words(problem)}
      onAnswer={({ branch, value }) => void moved(answer.run({ params: { id }, body: { step: run.here.id, branch, value } }))}
      onBack={run.path.length === 0 ? undefined : () => void moved(back.run({ params: { id } }))}
      end={
        run.state === 'solved' ? (
          <Banner
            kind="met"
            acts={
              <Link href="/portal" kind="act" onPress={onSolved}>
                {t('trees.it-works')}
              </Link>
            }
          >
            {t('trees.solved-here')}
          </Banner>
        ) : (
          <Banner>{t('trees.send-it')}</Banner>
        )
      }
    />
  )
}
