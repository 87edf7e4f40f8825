import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#platform/refusal.ts'
import type { Reading } from '../logs/patterns.ts'
import type { Hits, Wanted } from '../logs/search.ts'

type Ask = { readonly kind: 'patterns'; readonly year: number } | { readonly kind: 'lines'; readonly wanted: Wanted }
export interface Question {
  /** Where files are kept, and which. */
  readonly folder: string
  readonly sha256: string
  readonly ask: Ask
}
export type Answer =
  | { readonly kind: 'reading'; readonly reading: Reading; readonly whole: boolean }
  | { readonly kind: 'lines'; readonly hits: Hits }
  | { readonly kind: 'not-a-log' }

export type Read = Extract<Answer, { kind: 'reading' }>

/** Reads logs in threads of their own: few at once, and what was read lately is remembered, for it is asked again with every click. */
export function logReader(folder: string) {
  const room = gate(Math.max(1, availableParallelism() - 1))
  const known = new Map<string, Promise<Read>>()
  const ask = (sha256: string, what: Ask) => room(() => run({ folder, sha256, ask: what }))
  return {
    patterns(sha256: string, year: number): Promise<Read> {
      const reading = known.get(sha256) ?? ask(sha256, { kind: 'patterns', year }).then(asReading)
      known.delete(sha256)
      known.set(sha256, reading)
      reading.catch(() => known.delete(sha256))
      for (const [oldest] of known) if (known.size > remembered) known.delete(oldest)
      return reading
    },
    async lines(sha256: string, wanted: Wanted): Promise<Hits> {
      const answer = await ask(sha256, { kind: 'lines', wanted })
      if (answer.kind !== 'lines') throw new Refusal('diagnosis.not-a-log')
      return answer.hits
    },
  }
}
export type LogReader = ReturnType<typeof logReader>

const remembered = 8
/** Milliseconds: a log that needs more is made to be hard. */
const patience = 120_000

function asReading(answer: Answer): Read {
  if (answer.kind !== 'reading') throw new Refusal('diagnosis.not-a-log')
  return answer
}

function run(question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./log-worker.ts', import.meta.url), {
      workerData: question,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const late = setTimeout(() => {
      void worker.terminate()
      reject(new Refusal('diagnosis.log-too-hard'))
    }, patience)
    worker.once('message', resolve)
    worker.once('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('diagnosis.log-too-hard') : error),
    )
    worker.once('exit', () => clearTimeout(late))
  })
}

/** So many at once; the rest wait their turn. */
function gate(places: number) {
  let free = places
  const waiting: (() => void)[] = []
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
