/** `node --test --test-global-setup`: holds the tests' PostgreSQL for the whole run, so that it is not started anew for each file. */
import { startTestCluster } from './test-cluster.ts'

let stop: () => Promise<void> = async () => {}

export async function globalSetup(): Promise<void> {
  stop = (await startTestCluster()).stop
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)))
}

export async function globalTeardown(): Promise<void> {
  await stop()
}
