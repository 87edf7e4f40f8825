import { type DetailedPeerCertificate, connect } from 'node:tls'
import { readAddress } from '../addresses.ts'
import { type Check, bracketed, failed, ok, patience, said } from './check.ts'
import { noLookup } from './network.ts'

/** Shakes hands and tells the certificates; one that is not trusted is a failed check, and still told. */
export const tls: Check = ({ host, address, port }) =>
  new Promise((resolve) => {
    const to = `${bracketed(address)}:${port ?? 443}`
    const name = readAddress(host) ? {} : { servername: host }
    const socket = connect({ host: address, port: port ?? 443, ...name, rejectUnauthorized: false, lookup: noLookup, timeout: patience })
    const end = (result: Parameters<typeof resolve>[0]) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('secureConnect', () => {
      const trust = socket.authorized ? 'trusted' : `NOT trusted: ${String(socket.authorizationError)}`
      const lines = [
        `connect ${to}, server name ${host}`,
        `${socket.getProtocol()} ${socket.getCipher().name}`,
        trust,
        ...chain(socket.getPeerCertificate(true)),
      ]
      end(socket.authorized ? ok(lines) : failed(lines))
    })
    socket.once('timeout', () => end(failed([`connect ${to}`, `no answer in ${patience / 1000} s`])))
    socket.once('error', (error) => end(failed([`connect ${to}`, said(error)])))
  })

function chain(first: DetailedPeerCertificate): string[] {
  const lines: string[] = []
  const seen = new Set<string>()
  for (
    let one: DetailedPeerCertificate | undefined = first;
    one?.fingerprint256 && !seen.has(one.fingerprint256);
    one = one.issuerCertificate
  ) {
    seen.add(one.fingerprint256)
    lines.push(`subject ${words(one.subject)}`, `  issuer ${words(one.issuer)}`, `  valid ${one.valid_from} – ${one.valid_to}`)
    if (one.subjectaltname) lines.push(`  names ${one.subjectaltname}`)
    lines.push(`  sha256 ${one.fingerprint256}`)
  }
  return lines
}

const words = (name: object): string =>
  Object.entries(name)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')
