import type { CheckKind, CheckTargets } from '#contract/check-runs.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Check, type Outcome, failed } from './check.ts'
import { dns } from './dns.ts'
import { http } from './http.ts'
import { type Network, placeOf } from './network.ts'
import { ping, traceroute } from './program.ts'
import { tcp } from './tcp.ts'
import { tls } from './tls.ts'

const connecting: Readonly<Record<Exclude<CheckKind, 'dns'>, Check>> = { ping, tcp, tls, http, traceroute }

export interface Asked {
  readonly kind: CheckKind
  readonly target: string
  readonly port: number | null
}
export interface Checked extends Outcome {
  readonly address: string | null
  readonly tookMs: number
}

/** Runs one check. The name is resolved here, once; what follows knows only the address. */
export async function carryOut(network: Network, targets: CheckTargets, { kind, target, port }: Asked): Promise<Checked> {
  if (kind === 'tcp' && port === null) throw new Refusal('diagnosis.needs-port')
  const began = performance.now()
  const { host, address } = await placeOf(network, targets, target)
  const outcome =
    kind === 'dns'
      ? await dns(host)
      : address === null
        ? failed([`${host} stands for no address`])
        : await connecting[kind]({ host, address, port, targets, network })
  return { ...outcome, address, tookMs: Math.round(performance.now() - began) }
}
