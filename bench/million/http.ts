import { Agent, request as send } from 'node:http'
import { ports } from './server.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Answered {
  readonly status: number
  readonly text: string
  readonly bytes: number
}

/** One call over a connection that is kept; compressed as a browser asks for it. */
export function request(token: string, method: string, path: string, body?: object): Promise<Answered> {
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(sent && { 'content-type': 'application/json', 'content-length': String(sent.length) }),
    }
    const call = send({ agent, port: ports.http, method, path: `/api/v1${path}`, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const whole = Buffer.concat(chunks)
        const status = answer.statusCode ?? 0
        if (status >= 300) reject(new Error(`${method} ${path}: ${String(status)} ${whole.toString().slice(0, 300)}`))
        else resolve({ status, text: whole.toString(), bytes: whole.length })
      })
    })
    call.on('error', reject)
    call.end(sent)
  })
}
