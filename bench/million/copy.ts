import type { Writable } from 'node:stream'
import type pg from 'pg'

interface Connection {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  stream: Writable
}

/** Sends rows in the text format of COPY; waits for the socket, so that they never pile up in memory. */
export function copyInto(client: pg.Client, statement: string, chunks: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: Error | undefined
    const query = {
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse: async (connection: Connection) => {
        try {
          for (const chunk of chunks) {
            connection.sendCopyFromChunk(Buffer.from(chunk))
            if (connection.stream.writableNeedDrain) await new Promise((drained) => connection.stream.once('drain', drained))
          }
        } finally {
          connection.endCopyFrom()
        }
      },
      handleError: (error: Error) => {
        failed = error
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => (failed ? reject(failed) : resolve()),
    }
    // The client queues anything that can submit itself.
    client.query(query as never)
  })
}
