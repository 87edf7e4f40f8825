import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { domainToASCII } from 'node:url'
import type { CheckTargets } from '#contract/check-runs.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayReach, readAddress } from '../addresses.ts'
import { isTarget, plainHost } from '../targets.ts'

/** What a check needs of the world: a test gives names and doors of its own. */
export interface Network {
  readonly lookup: (host: string) => Promise<readonly string[]>
  readonly mayReach: (address: string, networks: readonly string[]) => boolean
}

const ownAddresses = () => Object.values(networkInterfaces()).flatMap((some) => some?.map(({ address }) => address) ?? [])

export const network: Network = {
  lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayReach: (address, networks) => mayReach(address, networks, ownAddresses()),
}

/** Where a check may go. The name has been resolved once and for all: whatever connects, connects to `address`. */
export interface Place {
  readonly host: string
  /** Null where the name stands for nothing. */
  readonly address: string | null
}

/**
 * The only way to an address. The name must be on the list, and every address it stands for must be one that may be reached: a name that
 * stands for one good and one forbidden address is refused as a whole.
 */
export async function placeOf({ lookup: find, mayReach: may }: Network, targets: CheckTargets, target: string): Promise<Place> {
  const host = plainHost(target)
  if (!isTarget(targets, host)) throw new Refusal('diagnosis.target-not-allowed', { target: host })
  const addresses = readAddress(host) ? [host] : await find(domainToASCII(host) || host).catch(() => [])
  const forbidden = addresses.find((address) => !may(address, targets.networks))
  if (forbidden !== undefined) throw new Refusal('diagnosis.address-closed', { target: host, address: forbidden })
  // Version 4 first: more desks have it.
  return { host, address: addresses.find((address) => !address.includes(':')) ?? addresses[0] ?? null }
}

/** Given to everything that connects: if it should ever ask for a name again, it fails instead of going elsewhere. */
export const noLookup = (host: string, _: object, answer: (error: Error, address: string) => void): void =>
  answer(new Error(`${host} must not be looked up again`), '')
