import { resolve } from 'node:path'
import { readLog, searchLog } from '#contract/logs.ts'
import { attachmentFor } from '#modules/tickets'
import { type Route, read } from '#platform/http/index.ts'
import { logReader } from './adapters/log-reader.ts'
import { linesOf, readingOf } from './queries.ts'

/** A log that names no year is taken to be of this one. */
const yearOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').year

export const routes = ({ dataFolder }: { dataFolder: string }): Route[] => {
  const reader = logReader(resolve(dataFolder, 'files'))
  return [
    read(readLog, async ({ db, actor, params, at }) => readingOf(reader, await attachmentFor(db, actor, params.id), yearOf(at))),
    read(searchLog, async ({ db, actor, params, query, at }) =>
      linesOf(reader, await attachmentFor(db, actor, params.id), query, yearOf(at)),
    ),
  ]
}
