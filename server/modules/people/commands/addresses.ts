import type { AddressKind } from '#contract/people.ts'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { mayEditPerson } from '../policy.ts'
import { normal } from '../queries/normal.ts'
import { addressesOf, findPersonByAddress } from '../queries/people.ts'
import { isStaff } from '../role.ts'
import { deleteAddress, insertAddress, lockAddress, preferAddressRow, updatePerson } from '../store/people.ts'
import { lockPerson } from './lock.ts'

/** The form in which an address is kept and compared; refuses what is no address of its kind. */
export function kept(kind: AddressKind, text: string): string {
  const value = normal(kind, text)
  if (value === undefined) throw new Refusal('people.not-an-address', { kind })
  return value
}

/** Joins an address to a person who is locked or new. Nobody else may have it. */
export async function joinAddress(work: Work, person: string, kind: AddressKind, text: string): Promise<void> {
  const value = kept(kind, text)
  await lockAddress(work, kind, value)
  const owner = await findPersonByAddress(work.tx, kind, value)
  if (owner === person) return
  if (owner !== undefined) throw new Refusal('people.address-taken', { address: value })
  work.record(person, { type: 'person.address-added', address: await insertAddress(work, person, kind, value) })
}

export async function addAddress(work: Work, person: string, { kind, value }: { kind: AddressKind; value: string }): Promise<void> {
  allow(mayEditPerson(work.actor, await lockPerson(work, person)))
  await joinAddress(work, person, kind, value)
  await updatePerson(work, person, {})
}

export async function removeAddress(work: Work, person: string, address: string): Promise<void> {
  const standing = await lockPerson(work, person)
  allow(mayEditPerson(work.actor, standing))
  await deleteAddress(work, person, address)
  // Staff sign in by an address; without one there is no way back in.
  if (isStaff(standing.permissions) && (await addressesOf(work.tx, person, 'email')).length === 0)
    throw new Refusal('people.no-address-to-sign-in')
  work.record(person, { type: 'person.address-removed', address })
  await updatePerson(work, person, {})
}

export async function preferAddress(work: Work, person: string, address: string): Promise<void> {
  allow(mayEditPerson(work.actor, await lockPerson(work, person)))
  await preferAddressRow(work, person, address)
  work.record(person, { type: 'person.address-preferred', address })
  await updatePerson(work, person, {})
}
