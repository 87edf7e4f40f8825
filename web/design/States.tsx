import type { ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { given } from './given.ts'
import styles from './States.module.css'

type EmptyStateProps = {
  title: string
  /** What will be here and what to do so that it is: an empty place teaches. */
  children: ReactNode
  icon?: ReactNode
  acts?: ReactNode
  /** Where it is all there is on the page, its title is the page's. */
  isPage?: boolean
}

export function EmptyState({ title, children, icon, acts, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'strong'
  return (
    <div className={styles.empty}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <Title className={styles.title}>{title}</Title>
      <div className={styles.teaches}>{children}</div>
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}

/** Holds the place of what loads; `label` says so to those who do not see it. */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  )
}

type ProgressProps = {
  label: string
  labelHidden?: boolean | undefined
  /** From 0 to `max`; absent while nobody knows how long it takes. */
  value?: number | undefined
  max?: number | undefined
  /** "214 of 500 letters" instead of per cent. */
  valueText?: string | undefined
}

/** How far a long act has come. */
export function Progress({ label, labelHidden, value, max = 100, valueText }: ProgressProps) {
  return (
    <ProgressBar
      {...given({ value, valueLabel: valueText })}
      maxValue={max}
      isIndeterminate={value === undefined}
      className={styles.progress ?? ''}
    >
      {({ percentage, valueText: says, isIndeterminate }) => (
        <>
          <Label className={styles.label} data-hidden={labelHidden || undefined}>
            {label}
          </Label>
          {!isIndeterminate && <span className={styles.says}>{says}</span>}
          <span className={styles.track} data-moving={isIndeterminate || undefined}>
            <i style={{ inlineSize: isIndeterminate ? '30%' : `${String(percentage ?? 0)}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  )
}

export type Stage = {
  id: string
  label: string
  state: 'done' | 'now' | 'todo'
  /** Under the label, where there is room: when it was reached. */
  note?: string | undefined
}

/** The requester's tracker: where the ticket is, in the requester's words. `part` is how far the present stage has come, 0 to 1. */
export function Stepper({ label, stages, part = 0.5 }: { label: string; stages: readonly Stage[]; part?: number }) {
  const latest = stages.findLast(({ state }) => state !== 'todo')
  return (
    <div className={styles.tracker}>
      <ol className={styles.stages} aria-label={label}>
        {stages.map((stage) => (
          <li key={stage.id} className={styles.stage} data-state={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className={styles.bar}>
              <i style={{ inlineSize: stage.state === 'now' ? `${String(part * 100)}%` : undefined }} />
            </span>
            <span className={styles.name}>{stage.label}</span>
            {stage.note !== undefined && <span className={styles.name}>{stage.note}</span>}
          </li>
        ))}
      </ol>
      <span className={styles.short} aria-hidden="true">
        {latest?.label}
      </span>
    </div>
  )
}
