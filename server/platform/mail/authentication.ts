/** SPF, DKIM and DMARC (RFC 7208, 6376, 7489) of a letter that our own SMTP listener took. Shown to people; never a reason to refuse. */
import type { DNSResolver } from 'mailauth'

export type AuthenticationResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror'

export type Authentication = {
  spf: { result: AuthenticationResult; domain: string | undefined }
  /** One for each signature, passing ones first; empty when there is none. */
  dkim: readonly { result: AuthenticationResult; domain: string | undefined; aligned: boolean }[]
  /** `policy` is what the domain asks receivers to do with letters that fail: none, quarantine or reject. */
  dmarc: { result: AuthenticationResult; policy: string | undefined }
}

export type AuthenticationSettings = {
  remoteAddress: string
  heloName: string
  from: string
  /** Our own name, as it would stand in Authentication-Results. */
  receivedBy: string
  resolver?: DNSResolver | undefined
  /** Milliseconds for all questions to the name service together. */
  timeout?: number | undefined
}

/** Never throws: without an answer in time everything is `temperror`. */
export async function authenticateLetter(raw: Uint8Array, settings: AuthenticationSettings): Promise<Authentication> {
  const timer = Promise.withResolvers<Authentication>()
  const timeout = setTimeout(() => timer.resolve(unanswered), settings.timeout ?? 3000)
  try {
    return await Promise.race([ask(raw, settings), timer.promise])
  } catch {
    return unanswered
  } finally {
    clearTimeout(timeout)
  }
}

const unanswered: Authentication = {
  spf: { result: 'temperror', domain: undefined },
  dkim: [],
  dmarc: { result: 'temperror', policy: undefined },
}

async function ask(raw: Uint8Array, settings: AuthenticationSettings): Promise<Authentication> {
  // Sixteen megabytes of packages that only this listener needs.
  const { authenticate } = await import('mailauth')
  const { spf, dkim, dmarc } = await authenticate(Buffer.from(raw), {
    ip: settings.remoteAddress,
    helo: settings.heloName,
    sender: settings.from,
    mta: settings.receivedBy,
    disableArc: true,
    disableBimi: true,
    ...(settings.resolver === undefined ? {} : { resolver: settings.resolver }),
  })
  const signatures = dkim.results
    .filter(({ status }) => status.result !== 'none')
    .map(({ status, signingDomain }) => ({ result: resultOf(status.result), domain: signingDomain, aligned: Boolean(status.aligned) }))
  return {
    spf: { result: spf ? resultOf(spf.status.result) : 'none', domain: spf ? spf.domain : undefined },
    dkim: signatures.toSorted((a, b) => Number(b.result === 'pass') - Number(a.result === 'pass')),
    dmarc: { result: dmarc ? resultOf(dmarc.status.result) : 'none', policy: dmarc ? dmarc.policy : undefined },
  }
}

function resultOf(result: string): AuthenticationResult {
  switch (result) {
    case 'pass':
    case 'fail':
    case 'softfail':
    case 'neutral':
    case 'policy':
    case 'permerror':
    case 'temperror':
      return result
    case 'temperr':
      return 'temperror'
    default:
      return 'none'
  }
}
