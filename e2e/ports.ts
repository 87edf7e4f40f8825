/** Free ports for the servers of a suite, below those that the system gives to outgoing connections: a port stays free while its server is down. */
import { createServer } from 'node:net'

const first = 31_000
const last = 31_999
let next = first + Math.floor(Math.random() * 100) * 10

export async function freePort(): Promise<number> {
  for (let tries = first; tries <= last; tries++) {
    const port = next
    next = port === last ? first : port + 1
    if (await isFree(port)) return port
  }
  throw new Error(`no free port from ${first} to ${last}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)))
  })
}
