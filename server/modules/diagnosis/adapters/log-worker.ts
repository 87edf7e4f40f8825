import { parentPort, workerData } from 'node:worker_threads'
import { openStorage } from '#platform/storage.ts'
import { looksLikeText } from '../logs/is-log.ts'
import { readPatterns } from '../logs/patterns.ts'
import { searchLines } from '../logs/search.ts'
import type { Answer, Question } from './log-reader.ts'
import { eachLine } from './log-text.ts'

/** Runs in a thread of its own: reading a long log takes seconds of a processor, and the server must answer meanwhile. */
async function answer({ folder, sha256, ask }: Question): Promise<Answer> {
  const { body } = await openStorage(folder).stream(sha256)
  if (ask.kind === 'lines') {
    const search = searchLines(ask.wanted)
    await eachLine(body, (line) => search.line(line))
    return { kind: 'lines', hits: search.result() }
  }
  const reading = readPatterns({ year: ask.year, withLines: true })
  const first: string[] = []
  let isText = true
  const whole = await eachLine(body, (line) => {
    if (first.length < 50) {
      first.push(line)
      isText = looksLikeText(first)
    }
    if (isText) reading.line(line)
    return isText
  })
  return isText ? { kind: 'reading', reading: reading.result(), whole } : { kind: 'not-a-log' }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what log-reader.ts gave it
parentPort?.postMessage(await answer(workerData as Question))
