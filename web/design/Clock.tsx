import type { CSSProperties, ReactNode } from 'react'
import styles from './Clock.module.css'

/** `running` is calm, `near` asks for attention, `late` is past the promise, `met` is kept, `paused` stands. */
export type ClockState = 'running' | 'near' | 'late' | 'met' | 'paused'

/** A stretch of a clock's life; `share` is its part of the strip, by time. */
export type ClockSegment = { kind: 'open' | 'closed' | 'paused' | 'todo'; share: number; because: string }

type StripProps = {
  state: ClockState
  segments: readonly ClockSegment[]
  /** The due moment as a part of the whole strip, 0 to 1. */
  due?: number | undefined
  /** The strip in one sentence, for those who do not see it. */
  label: string
}

/** Open time solid, closed time hatched thin, pauses hatched wide, the due moment a line. */
export function ClockStrip({ state, segments, due, label }: StripProps) {
  return (
    <div className={styles.strip} data-state={state} role="img" aria-label={label}>
      {segments.map((segment, i) => (
        <i key={i} data-kind={segment.kind} title={segment.because} style={part(segment.share)} />
      ))}
      {due !== undefined && <b className={styles.due} style={place(due)} />}
    </div>
  )
}

type ClockCardProps = {
  name: string
  state: ClockState
  /** What is left, or how it ended, in words: "1 h 12 min left", "in 14 min of 30". */
  left: string
  strip?: ReactNode
  /** The sentence under the strip. */
  because?: string | undefined
  /** A way to the whole derivation. */
  why?: ReactNode
}

export function ClockCard({ name, state, left, strip, because, why }: ClockCardProps) {
  return (
    <div className={styles.card} data-state={state}>
      <div className={styles.top}>
        <span>{name}</span>
        <Left state={state}>{left}</Left>
      </div>
      {strip}
      {because !== undefined && <p className={styles.because}>{because}</p>}
      {why !== undefined && <span className={styles.why}>{why}</span>}
    </div>
  )
}

function Left({ state, children }: { state: ClockState; children: string }) {
  return (
    <span className={styles.left} data-state={state}>
      {state === 'met' && <span aria-hidden="true">✓ </span>}
      {children}
    </span>
  )
}

type DueBarProps = {
  state: ClockState
  /** "1:12", "−0:12", "paused", "met". */
  text: string
  /** The used part of the target, 0 to 1. */
  used: number
}

/** The nearest promise of a row in a list. */
export function DueBar({ state, text, used }: DueBarProps) {
  return (
    <span className={styles.bar}>
      <Left state={state}>{text}</Left>
      <span className={styles.mini} data-state={state} aria-hidden="true">
        <i style={part(state === 'late' ? 1 : used)} />
      </span>
    </span>
  )
}

export type DerivationRow = {
  id: string
  when: string
  because: string
  took: string
  total?: string | undefined
  /** `due` is the moment itself, between what was in time and what is late. */
  kind: ClockSegment['kind'] | 'due'
}

/** Why is it due then: the segments one under another, with the running total. */
export function Derivation({
  label,
  heads,
  rows,
}: {
  label: string
  heads: readonly [string, string, string, string]
  rows: readonly DerivationRow[]
}) {
  return (
    <table className={styles.derivation} aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-kind={row.kind}>
            <td>{row.when}</td>
            <td>
              {row.kind !== 'due' && <i className={styles.sample} data-kind={row.kind} />}
              {row.because}
            </td>
            <td>{row.took}</td>
            <td>{row.total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function part(share: number): CSSProperties {
  return { inlineSize: `${String(Math.max(0, Math.min(1, share)) * 100)}%` }
}

function place(share: number): CSSProperties {
  return { '--at': Math.max(0, Math.min(1, share)) }
}
