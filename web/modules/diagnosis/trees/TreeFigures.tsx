import { useQuery } from '@tanstack/react-query'
import { ListTree } from 'lucide-react'
import { mayFix, numbersOf } from '#contract/tree-walk.ts'
import { Badge, EmptyState, KeyValue, Section, Skeleton, Table, type Column } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import type { Branch, Statistics, Step, Tree } from './model.ts'
import { answerWords, stepWords } from './words.ts'
import styles from './Trees.module.css'

/** A branch that was taken so often without fixing anything is worth a look. */
const often = 5

/** How the tree fares, over all its versions. */
export function TreeFigures({ tree }: { tree: Tree }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /trees/:id/statistics', { params: { id: tree.id } }))
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={6} />
  if (data.runs === 0)
    return (
      <EmptyState icon={<ListTree aria-hidden />} title={t('trees.no-runs')}>
        {t('trees.no-runs-text')}
      </EmptyState>
    )
  const { runs, solved, deflected, stopped, medianMs } = data
  const share = format.number(solved / runs, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <div className={styles.part}>
      <KeyValue
        rows={[
          { term: t('trees.runs'), value: format.number(runs) },
          { term: t('trees.solved'), value: t('trees.solved-of', { count: solved, share }) },
          { term: t('trees.deflected'), value: format.number(deflected) },
          { term: t('trees.stopped'), value: format.number(stopped) },
          { term: t('trees.median'), value: medianMs === null ? '—' : format.duration(medianMs) },
        ]}
      />
      <BySteps tree={tree} steps={data.steps} />
    </div>
  )
}

type Line = { id: string; n: number; step: Step; branch: Branch | null; taken: number; solved: number; never: boolean }

function linesOf({ draft }: Tree, steps: Statistics['steps']): Line[] {
  const numbers = numbersOf(draft)
  return draft.steps
    .toSorted((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0))
    .flatMap((step): Line[] => {
      const told = steps.find((one) => one.step === step.id)
      if (told === undefined) return []
      const n = numbers.get(step.id) ?? 0
      const answers = step.branches.flatMap((branch): Line[] => {
        const { taken = 0, solved = 0 } = told.branches.find((one) => one.branch === branch.id) ?? {}
        const never = taken >= often && solved === 0 && mayFix(draft, branch)
        return taken === 0 ? [] : [{ id: `${step.id} ${branch.id}`, n, step, branch, taken, solved, never }]
      })
      const left: Line[] =
        told.stopped === 0 ? [] : [{ id: `${step.id} stopped`, n, step, branch: null, taken: told.stopped, solved: 0, never: false }]
      return [...answers, ...left]
    })
}

function BySteps({ tree, steps }: { tree: Tree; steps: Statistics['steps'] }) {
  const { t, language, format } = useSpeech()
  const columns: readonly Column<Line>[] = [
    { id: 'step', title: t('trees.step'), isRowHeader: true, render: ({ n, step }) => `${String(n)}. ${stepWords(t, language, step)}` },
    {
      id: 'answer',
      title: t('trees.answer'),
      render: ({ step, branch }) =>
        branch === null ? <Badge size="small">{t('trees.stopped-here')}</Badge> : answerWords(t, language, step, branch),
    },
    { id: 'taken', title: t('trees.taken'), render: ({ taken }) => format.number(taken) },
    {
      id: 'solved',
      title: t('trees.solved'),
      render: ({ branch, taken, solved, never }) =>
        never ? (
          <Badge size="small" kind="late">
            {t('trees.never-fixes')}
          </Badge>
        ) : branch === null ? (
          ''
        ) : (
          format.number(solved / taken, { style: 'percent', maximumFractionDigits: 0 })
        ),
    },
  ]
  return (
    <Section title={t('trees.by-steps')}>
      <Table label={t('trees.by-steps')} columns={columns} rows={linesOf(tree, steps)} rowId={({ id }) => id} empty={t('trees.no-runs')} />
    </Section>
  )
}
