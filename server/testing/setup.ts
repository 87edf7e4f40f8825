/** `node --test --test-global-setup`: holds the tests' PostgreSQL for the whole run, so that it is not started anew for each file. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestCluster } from './test-cluster.ts'

let stop: () => Promise<void> = async () => {}

export async function globalSetup(): Promise<void> {
  stop = (await startTestCluster()).stop
  // A Ctrl-C is for the tests' processes too: they let go first.
  const leave = () =>
    sleep(500)
      .then(stop)
      .finally(() => process.exit(130))
  process.once('SIGINT', () => void leave()).once('SIGTERM', () => void leave())
}

export async function globalTeardown(): Promise<void> {
  await stop()
}
