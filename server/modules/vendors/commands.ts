import type { NewVendor } from '#contract/vendors.ts'
import { addOrganisation, editOrganisation, isTimeZone } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { vendorById } from './queries.ts'
import { saveVendor } from './store.ts'

/** People decide who may: the rows of vendors are settings of the house. */
export async function addVendor(work: Work, { name, remark, ...facts }: NewVendor): Promise<string> {
  const id = await addOrganisation(work, { name, kind: 'vendor', remark, domains: [] })
  await describe(work, id, facts)
  return id
}

export async function editVendor(work: Work, id: string, { name, remark, ...facts }: NewVendor): Promise<void> {
  const before = await vendorById(work.tx, work.actor, id)
  // Locks the organisation, and with it the vendor.
  await editOrganisation(work, id, name === before.name && remark === before.remark ? {} : { name, remark })
  await describe(work, id, facts)
}

async function describe(work: Work, id: string, facts: Omit<NewVendor, 'name' | 'remark'>): Promise<void> {
  const { timeZone } = facts
  if (!isTimeZone(timeZone)) throw new Refusal('people.unknown-time-zone', { timeZone })
  await saveVendor(work, id, { ...facts, mail: [...new Set(facts.mail)], products: [...new Set(facts.products)] })
  work.record(id, { type: 'vendor.described' })
}
