import { useLocation } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { Banner, SegmentedControl, Skeleton } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { Cause } from './Cause.tsx'
import { Remedy } from './Remedy.tsx'
import styles from './Problems.module.css'

const parts = ['story', 'cause', 'remedy'] as const
type Shown = (typeof parts)[number]

/** Which part of a problem is looked at: it stands in the address. */
export function useProblemPart(isProblem: boolean): Shown {
  const hash = useLocation({ select: (location) => location.hash })
  return isProblem ? (parts.find((part) => part === hash) ?? 'story') : 'story'
}

export function PartSwitch({ part, number }: { part: Shown; number: number }) {
  const t = useT()
  const go = useGo()
  return (
    <SegmentedControl<Shown>
      label={t('problems.part')}
      value={part}
      onChange={(next) => go(`/tickets/${String(number)}${next === 'story' ? '' : `#${next}`}`, { replace: true })}
      options={parts.map((id) => ({ id, label: t(`problems.part.${id}`) }))}
    />
  )
}

/** The workspace of a problem, in the place of its story. */
export function ProblemPart({ part, number, title }: { part: 'cause' | 'remedy'; number: number; title: string }) {
  const t = useT()
  const words = useProblemWords()
  const { data, error } = useQuery(ask('GET /tickets/:ref/problem', { params: { ref: String(number) } }))
  return (
    <div className={styles.workspace} role="region" aria-label={t(`problems.part.${part}`)} tabIndex={0}>
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={8} />}
      {data === undefined && error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data !== undefined && (part === 'cause' ? <Cause problem={data} title={title} /> : <Remedy problem={data} />)}
    </div>
  )
}
