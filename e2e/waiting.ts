/** Waiting for what a running system does by itself. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'

/** Looks again and again until there is something; `why` tells more when it never came. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  seconds = 30,
  why: () => Promise<string> = async () => '',
): Promise<T> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > deadline) assert.fail(`${what} did not come within ${seconds} s\n${await why()}`)
    await wait(100)
  }
}

/** Looks again and again until it is so. */
export async function until(what: string, isSo: () => Promise<boolean>, seconds = 30, why?: () => Promise<string>): Promise<void> {
  await eventually(what, async () => ((await isSo()) ? true : undefined), seconds, why)
}
