import { growing } from './growing.ts'

/** For each pair of features the incidents that have both. Of these there are millions: each pair has a stretch of one typed array, no objects. */
export interface Pairs {
  /** Incidents are added in their order. */
  readonly add: (a: number, b: number, n: number) => void
  /** The list of a pair; -1: nothing has both. */
  readonly listOf: (a: number, b: number) => number
  /** How many there are from `from` on. It never goes back. */
  readonly countFrom: (list: number, from: number) => number
  /** Copies the latest of a list, latest first, until `into` is full; answers how many. `countFrom` was asked before. */
  readonly latest: (list: number, into: Int32Array) => number
}

export function pairs(): Pairs {
  const pool = pooled()
  // Of a list: its two features, where it begins, how much room it has (a power of two), where in it the first that counts stands, and its end.
  const [first, second, places, rooms, starts, ends] = [growing(), growing(), growing(), growing(), growing(), growing()]
  // Open addressing: which list stands in a slot, plus one.
  let slots = new Int32Array(1 << 12)

  const slotOf = (a: number, b: number): number => {
    const mask = slots.length - 1
    const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (a >>> 7), 0x85ebca6b)
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const list = (slots[slot] ?? 0) - 1
      if (list < 0 || (first.at(list) === a && second.at(list) === b)) return slot
      slot = (slot + 1) & mask
    }
  }
  const widen = () => {
    slots = new Int32Array(slots.length * 2)
    for (let list = 0; list < first.length(); list++) slots[slotOf(first.at(list), second.at(list))] = list + 1
  }
  const begin = (a: number, b: number): number => {
    for (const [column, value] of [
      [first, a],
      [second, b],
      [places, pool.take(1)],
      [rooms, 1],
      [starts, 0],
      [ends, 0],
    ] as const)
      column.push(value)
    if (first.length() * 2 > slots.length) widen()
    return first.length() - 1
  }

  const add: Pairs['add'] = (one, other, n) => {
    const [a, b] = one < other ? [one, other] : [other, one]
    const slot = slotOf(a, b)
    let list = (slots[slot] ?? 0) - 1
    if (list < 0) {
      slots[slot] = first.length() + 1
      list = begin(a, b)
    }
    const [place, room, start, end] = [places.at(list), rooms.at(list), starts.at(list), ends.at(list)]
    if (end < 1 << room) {
      pool.set(place + end, n)
      ends.set(list, end + 1)
      return
    }
    // Half of what is there is over: its room serves again.
    const wider = start * 2 > end ? room : room + 1
    const to = wider === room ? place : pool.take(wider)
    pool.move(place + start, end - start, to)
    if (to !== place) pool.give(place, room)
    pool.set(to + end - start, n)
    places.set(list, to)
    rooms.set(list, wider)
    starts.set(list, 0)
    ends.set(list, end - start + 1)
  }

  const countFrom: Pairs['countFrom'] = (list, from) => {
    const [place, end] = [places.at(list), ends.at(list)]
    let start = starts.at(list)
    if (start < end && pool.at(place + start) < from) {
      while (start < end && pool.at(place + start) < from) start++
      starts.set(list, start)
    }
    return end - start
  }

  const latest: Pairs['latest'] = (list, into) => {
    const end = places.at(list) + ends.at(list)
    const count = Math.min(into.length, ends.at(list) - starts.at(list))
    for (let i = 0; i < count; i++) into[i] = pool.at(end - 1 - i)
    return count
  }
  return { add, listOf: (a, b) => (slots[a < b ? slotOf(a, b) : slotOf(b, a)] ?? 0) - 1, countFrom, latest }
}

/** Room for lists in one typed array; what a list has outgrown is given to another. */
function pooled() {
  let values = new Int32Array(1 << 16)
  let used = 0
  const free: number[][] = Array.from({ length: 31 }, () => [])
  const take = (room: number): number => {
    const again = free[room]?.pop()
    if (again !== undefined) return again
    const place = used
    used += 1 << room
    while (used > values.length) {
      const wider = new Int32Array(values.length * 2)
      wider.set(values)
      values = wider
    }
    return place
  }
  return {
    take,
    give: (place: number, room: number) => free[room]?.push(place),
    at: (place: number) => values[place] ?? 0,
    set: (place: number, value: number) => {
      values[place] = value
    },
    move: (from: number, length: number, to: number) => values.copyWithin(to, from, from + length),
  }
}
