import { tmpdir } from 'node:os'
import { closeFirst } from '#testing/postgres.ts'
import { startOpora } from '../main.ts'

/** Whole nodes of Opora on one database, each behind its own port; answers their addresses. */
export async function givenNodes(databaseUrl: string, count: number): Promise<string[]> {
  const addresses: string[] = []
  for (let n = 0; n < count; n++) {
    const place = { databaseUrl, dataFolder: tmpdir(), url: 'http://desk.test' }
    const { port, stop } = await startOpora(place, { port: 0, host: '127.0.0.1', smtpPort: 0 })
    closeFirst(stop)
    addresses.push(`http://127.0.0.1:${port}`)
  }
  return addresses
}
