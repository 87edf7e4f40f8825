import { CircleCheck, CircleHelp, CornerDownRight, Radar, SquarePlus, Wrench } from 'lucide-react'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { numbersOf } from '#contract/tree-walk.ts'
import type { TreeFault } from '#contract/trees.ts'
import { Badge } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { addStep, lift, moveAnswer, removeStep, rowsOf, type Row } from './edit.ts'
import type { Definition } from './model.ts'
import { answerWords, stepWords } from './words.ts'
import styles from './Trees.module.css'

const icons = { question: CircleHelp, instruction: Wrench, check: Radar, outcome: CircleCheck }

type OutlineProps = {
  definition: Definition
  faults: readonly TreeFault[]
  selected: string
  onSelect: (key: string) => void
  onChange: (next: Definition) => void
  /** The fields of what is selected. */
  onEnter: () => void
}

/** The tree as an outline, walked and built by keys: arrows go, Alt moves, Enter writes. */
export function Outline({ definition, faults, selected, onSelect, onChange, onEnter }: OutlineProps) {
  const { t } = useSpeech()
  const list = useRef<HTMLUListElement>(null)
  const rows = rowsOf(definition)
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === selected),
  )
  // What was moved by keys keeps the focus.
  const isByKey = useRef(false)
  useLayoutEffect(() => {
    if (!isByKey.current) return
    isByKey.current = false
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[at]?.focus()
  })
  const focus = (i: number) => {
    const row = rows[i]
    if (row !== undefined) onSelect(row.key)
  }
  const onKey = (event: KeyboardEvent) => {
    const row = rows[at]
    const run = row && actOf(event, { row, at, rows, focus, definition, onChange, onSelect, onEnter })
    if (run === undefined) return
    event.preventDefault()
    isByKey.current = event.key !== 'Enter'
    run()
  }
  const firstLoose = rows.findIndex(({ isLoose }) => isLoose)
  return (
    <ul ref={list} role="tree" aria-label={t('trees.outline')} className={styles.outline} onKeyDown={onKey}>
      {rows.map((row, i) => (
        <li
          key={row.key}
          role="treeitem"
          aria-level={row.depth + 1}
          aria-selected={i === at}
          tabIndex={i === at ? 0 : -1}
          className={styles.row}
          data-loose={row.isLoose || undefined}
          data-first-loose={i === firstLoose || undefined}
          style={{ '--depth': row.depth }}
          onClick={() => focus(i)}
        >
          <RowWords row={row} definition={definition} faults={faults} />
        </li>
      ))}
    </ul>
  )
}

type At = {
  row: Row
  at: number
  rows: readonly Row[]
  focus: (i: number) => void
} & Pick<OutlineProps, 'definition' | 'onChange' | 'onSelect' | 'onEnter'>

/** What a key does here; undefined: it is not ours. */
function actOf(event: KeyboardEvent, { row, at, rows, focus, definition, onChange, onSelect, onEnter }: At): (() => void) | undefined {
  const { key, altKey } = event
  const place = row.from && { step: row.from.step.id, branch: row.from.branch.id }
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown') && place)
    return () => onChange(moveAnswer(definition, place.step, place.branch, key === 'ArrowUp' ? -1 : 1))
  if (altKey && key === 'ArrowRight')
    return () => {
      const { definition: next, id } = addStep(definition, place, 'question')
      onChange(next)
      onSelect(`step ${id}`)
    }
  if (altKey && key === 'ArrowLeft' && row.from) return () => onChange(lift(definition, row))
  if (altKey) return undefined
  if (key === 'ArrowDown') return () => focus(at + 1)
  if (key === 'ArrowUp') return () => focus(at - 1)
  if (key === 'Home') return () => focus(0)
  if (key === 'End') return () => focus(rows.length - 1)
  if (key === 'ArrowRight') return () => focus(at + 1)
  if (key === 'ArrowLeft') return () => focus(rows.findLastIndex(({ depth }, i) => i < at && depth < row.depth))
  if (key === 'Enter') return onEnter
  if (key === 'Delete' && row.step && !row.isAgain) return () => row.step && onChange(removeStep(definition, row.step.id))
  return undefined
}

function RowWords({
  row: { from, step, isAgain },
  definition,
  faults,
}: {
  row: Row
  definition: Definition
  faults: readonly TreeFault[]
}) {
  const { t, language } = useSpeech()
  const numbers = numbersOf(definition)
  const wrong = step === null || isAgain ? 0 : faults.filter((fault) => fault.step === step.id).length
  const Icon = step === null ? SquarePlus : isAgain ? CornerDownRight : icons[step.type]
  return (
    <>
      <Icon aria-hidden className={styles.icon} />
      <span className={styles.rowWords}>
        {from !== null && <span className={styles.answer}>{answerWords(t, language, from.step, from.branch)}</span>}
        {step === null ? (
          <span className={styles.quiet}>{t('trees.nothing-yet')}</span>
        ) : isAgain ? (
          <span className={styles.quiet}>{t('trees.leads-to', { n: numbers.get(step.id) ?? 0 })}</span>
        ) : (
          <span>
            {numbers.get(step.id)}. {stepWords(t, language, step)}
          </span>
        )}
      </span>
      {wrong > 0 && (
        <Badge size="small" kind="near">
          {t('trees.faults-count', { count: wrong })}
        </Badge>
      )}
    </>
  )
}
