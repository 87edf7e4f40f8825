import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'

/** Runs a small program with a lifetime of its own, sends it signals, and tells what it printed and how it ended. */
async function live(body: string, ...signals: NodeJS.Signals[]): Promise<{ said: string[]; status: number | null }> {
  const program = `import { beginLifetime } from ${JSON.stringify(join(import.meta.dirname, 'lifetime.ts'))}
    import { setTimeout as sleep } from 'node:timers/promises'
    const life = beginLifetime((step, error) => console.log(step, error.message), 500)
    const running = setInterval(() => {}, 1000)
    life.onStop('keeper', () => clearInterval(running))
    ${body}
    console.log('ready')
    process.exitCode = (await life.stopped) ? 0 : 1`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const closed = once(child, 'close')
  for (const signal of signals) {
    await once(child.stdout, 'data')
    child.kill(signal)
  }
  await closed
  return { said: text.trim().split('\n'), status: child.exitCode }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops what began last first, and waits for it`, async () => {
    const { said, status } = await live(
      `life.onStop('database', () => console.log('database'))
       life.onStop('web', async () => { await sleep(50); console.log('web') })`,
      signal,
    )
    assert.deepEqual(said, ['ready', 'web', 'database'])
    assert.equal(status, 0)
  })
}

test('a step that fails is told, the others still stop, and the end is not well', async () => {
  const { said, status } = await live(
    `life.onStop('database', () => console.log('database'))
     life.onStop('web', () => { throw new Error('stuck') })`,
    'SIGTERM',
  )
  assert.deepEqual(said, ['ready', 'web stuck', 'database'])
  assert.equal(status, 1)
})

test('a second Ctrl-C ends at once', async () => {
  const { said, status } = await live(
    `life.onStop('web', async () => { console.log('stopping'); await sleep(400); console.log('late') })`,
    'SIGINT',
    'SIGINT',
  )
  assert.deepEqual(said, ['ready', 'stopping'])
  assert.equal(status, 130)
})

test('a step that never ends is named, and ends the process', async () => {
  const { said, status } = await live(`life.onStop('web', () => new Promise(() => {}))`, 'SIGTERM')
  assert.deepEqual(said, ['ready', 'web did not stop in 500 ms'])
  assert.equal(status, 1)
})

test('what begins while all is being stopped is stopped too', async () => {
  const { said } = await live(`life.onStop('web', () => life.onStop('late', () => console.log('late')))`, 'SIGTERM')
  assert.deepEqual(said, ['ready', 'late'])
})
