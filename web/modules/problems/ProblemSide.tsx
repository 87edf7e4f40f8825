import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Link, Section, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'
import { priorityOf } from '../tickets/priority.ts'
import { useProblemAct } from './model.ts'
import { RegisterDialog } from './RegisterDialog.tsx'
import styles from './Problems.module.css'

type About = { id: string; number: number; title: string; kind: string; status: string }

/** Beside a problem: how heavy it is and its incidents. Beside an incident: the way to register a problem. */
export function ProblemSide({ ticket }: { ticket: About }) {
  const { t } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  if (ticket.kind === 'problem') return <OfProblem id={ticket.id} number={ticket.number} isOver={ticket.status === 'closed'} />
  if (ticket.kind !== 'incident') return null
  return (
    <Section title={t('problems.problem')}>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('problems.register')}
      </Button>
      {isOpen && <RegisterDialog incidents={[ticket]} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function OfProblem({ id, number, isOver }: { id: string; number: number; isOver: boolean }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /tickets/:ref/problem', { params: { ref: String(number) } }))
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.id === id)) void askAgain('GET /tickets/:ref/problem')
  })
  const weigh = useProblemAct('POST /tickets/:ref/problem/priority')
  if (data === undefined) return null
  const { weight, incidents, assets, priority } = data
  const priorityWords = t(`tickets.priority.${priorityOf(weight.priority)}`)
  const set = async () => {
    if ((await weigh.run({ params: { ref: String(number) } })) === undefined) return
    toast({ kind: 'met', text: t('problems.weighed') })
  }
  const facts = { incidents: weight.incidents, hours: format.number(weight.hours), people: weight.people }
  return (
    <Section title={t('problems.weight')}>
      <p className={styles.quiet}>{t('problems.weight-facts', facts)}</p>
      <p>
        {t(`problems.frequency.${weight.frequency}`)} × {t(`problems.harm.${weight.harm}`)} → {priorityWords}
      </p>
      {weight.priority !== priority && !isOver && (
        <Button size="small" isPending={weigh.isPending} onPress={() => void set()}>
          {t('problems.set-priority', { priority: priorityWords })}
        </Button>
      )}
      <h3 className={styles.small}>{t('problems.incidents-count', { count: incidents.length })}</h3>
      <ul>
        {incidents.slice(0, 8).map(({ id, number: other, title }) => (
          <li key={id}>
            <Link kind="row" href={`/tickets/${String(other)}`}>
              #{other} {title}
            </Link>
          </li>
        ))}
      </ul>
      {incidents.length > 8 && <p className={styles.quiet}>{t('problems.and-more', { count: incidents.length - 8 })}</p>}
      <Assets assets={assets} />
    </Section>
  )
}

/** What it goes wrong with, by how many of its incidents. */
function Assets({ assets }: { assets: Answer<'GET /tickets/:ref/problem'>['assets'] }) {
  const { t } = useSpeech()
  if (assets.length === 0) return null
  return (
    <>
      <h3 className={styles.small}>{t('problems.assets')}</h3>
      <ul>
        {assets.slice(0, 8).map(({ id, name, incidents }) => (
          <li key={id}>
            <Link kind="row" href={`/assets?${new URLSearchParams({ q: name }).toString()}`}>
              {name} {incidents > 0 && `· ${t('problems.incidents-count', { count: incidents })}`}
            </Link>
          </li>
        ))}
      </ul>
      {assets.length > 8 && <p className={styles.quiet}>{t('problems.and-more', { count: assets.length - 8 })}</p>}
    </>
  )
}
