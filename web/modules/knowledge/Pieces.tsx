import { Fragment } from 'react'
import type { Pieces as Given } from './model.ts'

/** A piece of a text, in which what was searched for stands out. */
export function Pieces({ pieces }: { pieces: Given }) {
  return pieces.map(({ text, found }, i) => (found ? <mark key={String(i)}>{text}</mark> : <Fragment key={String(i)}>{text}</Fragment>))
}
