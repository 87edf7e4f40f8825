import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button, Section, Select } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import type { Asked } from '../../tickets/asked.ts'
import { useTicketAct } from '../../tickets/acts.ts'
import { refOf, type Page } from '../../tickets/model.ts'
import type { Run } from './model.ts'
import { Walk } from './Walk.tsx'
import styles from './Trees.module.css'

export type TicketTrees = { page: Page; onAsk: (asked: Asked) => void }

/** Trees walked for a ticket: those that are under way, and those that can be begun. */
export function OnTicket({ page, onAsk }: TicketTrees) {
  const { t, language } = useSpeech()
  const ref = refOf(page.ticket)
  const { data } = useQuery(ask('GET /tickets/:ref/tree-runs', { params: { ref } }))
  const begin = useAct('POST /tickets/:ref/tree-runs')
  // What has just ended stays in sight, with what can be done now.
  const [shown, show] = useState<string>()
  if (data === undefined) return null
  const { runs, suiting, others } = data
  if (runs.length + suiting.length + others.length === 0) return null
  const start = async (tree: string) => {
    const run = await begin.run({ params: { ref }, body: { tree } })
    if (run === undefined) return
    show(run.id)
    await askAgain('GET /tickets/:ref/tree-runs')
  }
  const walked = runs.filter(({ id, state }) => state === 'open' || id === shown)
  const isOver = page.ticket.status === 'resolved' || page.ticket.status === 'closed'
  return (
    <Section title={t('trees.on-ticket')}>
      <div className={styles.runs}>
        {walked.map((run) => (
          <OneRun key={run.id} run={run} page={page} onAsk={onAsk} onMoved={() => show(run.id)} />
        ))}
        {!isOver && (
          <div className={styles.offers}>
            {suiting.map(({ id, title }) => (
              <Button key={id} size="small" icon={<Play aria-hidden />} isPending={begin.isPending} onPress={() => void start(id)}>
                {t('trees.begin', { title: title[language] })}
              </Button>
            ))}
            {others.length > 0 && (
              <Select
                label={t('trees.other')}
                size="small"
                placeholder={t('trees.choose')}
                value={null}
                onChange={(id) => void start(id)}
                options={others.map(({ id, title }) => ({ id, label: title[language] }))}
              />
            )}
          </div>
        )}
      </div>
    </Section>
  )
}

function OneRun({ run, page, onAsk, onMoved }: TicketTrees & { run: Run; onMoved: () => void }) {
  const { t, language } = useSpeech()
  const words = useProblemWords()
  const answer = useAct('POST /tree-runs/:id/answers', { inForm: true })
  const back = useAct('POST /tree-runs/:id/back', { inForm: true })
  const check = useAct('POST /tree-runs/:id/check', { inForm: true })
  const params = { id: run.id }
  const after = async (done: Promise<unknown>) => {
    onMoved()
    await done
    await askAgain('GET /tickets/:ref/tree-runs', 'GET /tickets/:ref/checks')
  }
  const acts = [answer, back, check]
  const problem = acts.map((act) => act.problem).find((one) => one !== undefined)
  const clear = () => acts.forEach((act) => act.reset())
  const act = (done: () => Promise<unknown>) => {
    clear()
    void after(done())
  }
  return (
    <section aria-label={run.title[language]}>
      <h3 className={styles.title}>{run.title[language]}</h3>
      <p className={styles.quiet}>{t('trees.step-of-run', { n: run.path.length + 1, who: run.by?.name ?? t('desk.opora') })}</p>
      <Walk
        step={run.here}
        language={language}
        isPending={acts.some(({ isPending }) => isPending)}
        fault={problem && words(problem)}
        onAnswer={({ branch, value }) => act(() => answer.run({ params, body: { step: run.here.id, branch, value } }))}
        onBack={run.path.length === 0 ? undefined : () => act(() => back.run({ params }))}
        onCheck={run.here.type === 'check' ? () => act(() => check.run({ params })) : undefined}
        end={<End run={run} page={page} onAsk={onAsk} />}
      />
    </section>
  )
}

/** What the outcome leads to: nothing happens to the ticket by itself. */
function End({ run: { here }, page, onAsk }: TicketTrees & { run: Run }) {
  const { t, language } = useSpeech()
  const edit = useTicketAct('PATCH /tickets/:ref')
  const { ticket } = page
  if (here.type !== 'outcome') return null
  if (here.outcome === 'solved')
    return (
      <Button
        kind="do"
        disabledBecause={ticket.may.resolve ? undefined : t('trees.may-not-resolve')}
        onPress={() => onAsk({ kind: 'resolve', given: { code: here.code, text: here.words[language] } })}
      >
        {t('trees.resolve')}
      </Button>
    )
  if (here.outcome === 'hand-over')
    return (
      <Button
        kind="do"
        disabledBecause={ticket.may.escalate ? undefined : t('trees.may-not-hand-over')}
        onPress={() => onAsk({ kind: 'escalate' })}
      >
        {t('trees.hand-over')}
      </Button>
    )
  const { service, category, urgency } = here
  const body = { ...(service === null ? {} : { service, category }), ...(urgency === null ? {} : { urgency }) }
  return (
    <Button
      kind="do"
      isPending={edit.isPending}
      disabledBecause={ticket.may.edit ? undefined : t('trees.may-not-edit')}
      onPress={() => void edit.run({ params: { ref: refOf(ticket) }, body })}
    >
      {t('trees.set-fields')}
    </Button>
  )
}
