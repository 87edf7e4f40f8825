import { connect } from 'node:net'
import { type Check, bracketed, failed, ok, patience, said } from './check.ts'
import { noLookup } from './network.ts'

/** Opens a connection and closes it. */
export const tcp: Check = ({ address, port }) =>
  new Promise((resolve) => {
    const began = performance.now()
    const to = `${bracketed(address)}:${port}`
    const socket = connect({ host: address, port: port ?? 0, lookup: noLookup, timeout: patience })
    const end = (result: Parameters<typeof resolve>[0]) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () =>
      end(
        ok([
          `connect ${to}`,
          `connected in ${Math.round(performance.now() - began)} ms`,
          `from ${socket.localAddress}:${socket.localPort}`,
        ]),
      ),
    )
    socket.once('timeout', () => end(failed([`connect ${to}`, `no answer in ${patience / 1000} s`])))
    socket.once('error', (error) => end(failed([`connect ${to}`, said(error)])))
  })
