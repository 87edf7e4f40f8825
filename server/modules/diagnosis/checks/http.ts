import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { Refusal } from '#platform/refusal.ts'
import { readAddress } from '../addresses.ts'
import { type Ask, type Check, type Outcome, bracketed, failed, ok, patience, said } from './check.ts'
import { noLookup, placeOf } from './network.ts'

const mostHops = 5
/** Bytes of a body that are counted; it is not shown: what a page says is not evidence that the desk should carry. */
const mostBody = 1_000_000

interface Hop {
  readonly url: URL
  readonly address: string
}

/** Asks for the first page and follows where it points, judging every hop anew: a redirect leads nowhere that a check may not go. */
export const http: Check = async (ask) => {
  const scheme = ask.port === 80 ? 'http' : ask.port === null || ask.port === 443 || ask.port === 8443 ? 'https' : 'http'
  const lines: string[] = []
  let hop: Hop = { url: new URL(`${scheme}://${bracketed(ask.host)}${ask.port === null ? '' : `:${ask.port}`}/`), address: ask.address }
  for (let hops = 0; hops <= mostHops; hops++) {
    const answer = await get(hop, lines)
    if (!answer) return failed(lines)
    const status = answer.statusCode ?? 0
    const to = answer.headers.location
    if (status < 300 || status >= 400 || to === undefined) return status < 400 ? ok(lines) : failed(lines)
    const next = await nextHop(ask, hop, to, lines)
    if ('outcome' in next) return next
    hop = next
  }
  return failed([...lines, `more than ${mostHops} redirects`])
}

async function nextHop({ network, targets }: Ask, { url }: Hop, to: string, lines: string[]): Promise<Hop | Outcome> {
  const next = URL.canParse(to, url) ? new URL(to, url) : null
  if (!next || !['http:', 'https:'].includes(next.protocol))
    return failed([...lines, `redirect to ${to} is not followed: not a web address`])
  try {
    const place = await placeOf(network, targets, next.hostname)
    if (place.address === null) return failed([...lines, `redirect to ${next.host} is not followed: the name stands for no address`])
    return { url: next, address: place.address }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed([...lines, `redirect to ${next.host} is not followed: it may not be checked`])
  }
}

function get({ url, address }: Hop, lines: string[]): Promise<IncomingMessage | null> {
  const send = url.protocol === 'https:' ? secure : plain
  const name = url.hostname.replace(/^\[|\]$/g, '')
  lines.push(`GET ${url.origin}${url.pathname} at ${address}`)
  return new Promise((resolve) => {
    const options = {
      host: address,
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: url.pathname + url.search,
      agent: false as const,
      lookup: noLookup,
      timeout: patience,
      headers: { host: url.host, 'user-agent': 'Opora', accept: '*/*' },
      ...(readAddress(name) ? {} : { servername: name }),
    }
    const fail = (words: string) => {
      lines.push(words)
      resolve(null)
    }
    const call = send(options, (answer) => {
      lines.push(`HTTP/${answer.httpVersion} ${answer.statusCode} ${answer.statusMessage ?? ''}`.trimEnd(), ...headersOf(answer))
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > mostBody) answer.destroy()
      })
      answer.once('close', () => {
        lines.push(`${size > mostBody ? 'more than ' : ''}${Math.min(size, mostBody)} bytes of body`, '')
        resolve(answer)
      })
      answer.on('error', () => undefined)
    })
    const late = setTimeout(() => call.destroy(new Error(`not finished in ${(2 * patience) / 1000} s`)), 2 * patience)
    call.once('close', () => clearTimeout(late))
    call.once('timeout', () => call.destroy(new Error(`no answer in ${patience / 1000} s`)))
    call.once('error', (error) => fail(said(error)))
    call.end()
  })
}

/** Cookies are keys: their names are shown, not what they say. */
function headersOf({ rawHeaders }: IncomingMessage): string[] {
  const lines: string[] = []
  for (let i = 0; i < rawHeaders.length && lines.length < 60; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2)
    lines.push(`${name}: ${/^set-cookie/i.test(name) ? value.replace(/=.*/s, '=…') : value.slice(0, 500)}`)
  }
  return lines
}
