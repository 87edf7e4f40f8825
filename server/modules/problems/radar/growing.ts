/** A row of whole numbers that grows at its end. */
export interface Growing {
  readonly push: (value: number) => void
  readonly at: (place: number) => number
  readonly set: (place: number, value: number) => void
  readonly length: () => number
  /** The row itself, with room behind its end; another one once it has grown. */
  readonly raw: () => Int32Array
  /** A copy. */
  readonly slice: (from: number, to: number) => Int32Array
}

export function growing(): Growing {
  let values = new Int32Array(1024)
  let length = 0
  return {
    push: (value) => {
      if (length === values.length) {
        const wider = new Int32Array(length * 2)
        wider.set(values)
        values = wider
      }
      values[length++] = value
    },
    at: (place) => values[place] ?? 0,
    set: (place, value) => {
      values[place] = value
    },
    length: () => length,
    raw: () => values,
    slice: (from, to) => values.slice(from, to),
  }
}
