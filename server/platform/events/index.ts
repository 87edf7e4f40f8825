import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#platform/log.ts'
import type { House } from '#platform/work.ts'
import { type Reaction, isBehind, readBatch } from './reader.ts'

export { type EventRow, type Reaction, storedEvent } from './reader.ts'

export interface Readers {
  /** There may be news in the log. */
  readonly poke: () => void
  /** Resolves when every reader has read to the end of the log (for tests and for a clean stop). */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Runs each reaction in its own loop. It sleeps until it is told; a slow look every ten seconds covers a node that died between commit and telling. */
export function startReaders(house: House, reactions: readonly Reaction[]): Readers {
  const stopping = new AbortController()
  const loops = reactions.map((reaction) => startLoop(house, reaction, stopping.signal))
  return {
    poke: () => loops.forEach((loop) => loop.poke()),
    idle: async () => {
      const names = reactions.map(({ name }) => name)
      // What one of them writes is read by another, which may have been at the end before: all are there in one snapshot, or it goes round again.
      do await Promise.all(loops.map((loop) => loop.idle()))
      while (!stopping.signal.aborted && (await isBehind(house, ...names)))
    },
    stop: async () => {
      stopping.abort()
      loops.forEach((loop) => loop.poke())
      await Promise.all(loops.map((loop) => loop.done))
    },
  }
}

const lookEvery = 10_000

function startLoop(house: House, reaction: Reaction, signal: AbortSignal) {
  let wake = Promise.withResolvers<void>()
  // A reader that has not looked yet has no place in the log and is behind nothing.
  const looked = Promise.withResolvers<void>()
  const poke = () => wake.resolve()
  const run = async () => {
    let failures = 0
    while (!signal.aborted) {
      wake = Promise.withResolvers<void>()
      try {
        while (!signal.aborted && (await readBatch(house, reaction))) looked.resolve()
        looked.resolve()
        failures = 0
        if (await isBehind(house, reaction.name)) await Promise.race([sleep(20), wake.promise])
        else await nap(wake.promise, lookEvery)
      } catch (error) {
        if (signal.aborted) return
        log.error({ error, reaction: reaction.name }, 'a reader of the log failed; it tries again')
        await nap(wake.promise, Math.min(30_000, 200 * 2 ** failures++))
      }
    }
  }
  const done = run()
  const idle = async () => {
    poke()
    await Promise.race([looked.promise, done])
    while (!signal.aborted && (await isBehind(house, reaction.name))) {
      poke()
      await sleep(5)
    }
  }
  return { poke, idle, done }
}

async function nap(wake: Promise<void>, most: number): Promise<void> {
  const timer = new AbortController()
  await Promise.race([wake, sleep(most, undefined, { signal: timer.signal }).catch(() => undefined)])
  timer.abort()
}
