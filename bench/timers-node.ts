/** One node of a desk, for `bench/timers.ts` to start, kill and start again. */
import { tmpdir } from 'node:os'
import { startOpora } from '../server/main.ts'

const { stop } = await startOpora(
  { databaseUrl: String(process.argv[2]), dataFolder: tmpdir(), url: 'http://desk.test' },
  { port: 0, host: '127.0.0.1', smtpPort: 0 },
)
process.once('SIGTERM', () => void stop().then(() => process.exit()))
console.log('ready')
