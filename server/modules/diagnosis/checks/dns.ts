import { Resolver } from 'node:dns/promises'
import { domainToASCII } from 'node:url'
import { type Outcome, failed, ok, said } from './check.ts'

const kinds = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT', 'SOA'] as const

/** Asks the desk's own resolvers for everything that is commonly wrong. Nothing is connected to. */
export async function dns(host: string): Promise<Outcome> {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  const name = domainToASCII(host) || host
  const answers = await Promise.all(
    kinds.map((kind) =>
      resolver.resolve(name, kind).then(
        (found) => ({ kind, found: [found].flat(), error: null }),
        (error: unknown) => ({ kind, found: [], error: said(error) }),
      ),
    ),
  )
  const lines = [
    `resolvers ${resolver.getServers().join(', ')}`,
    ...answers.flatMap(({ kind, found, error }) =>
      error === null ? found.map((one) => `${name} ${kind} ${wordsOf(one)}`) : [`${name} ${kind} – ${error}`],
    ),
  ]
  return answers.some(({ kind, found }) => (kind === 'A' || kind === 'AAAA') && found.length > 0) ? ok(lines) : failed(lines)
}

const wordsOf = (record: unknown): string =>
  typeof record === 'string' ? record : Array.isArray(record) ? record.join('') : JSON.stringify(record)
