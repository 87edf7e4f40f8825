import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addVendor, editVendor, getVendor, listVendors } from '#contract/vendors.ts'
import { givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, manager, anna } = desk
const netz = {
  name: 'Netz',
  mail: ['help@netz.example', 'help@netz.example'],
  timeZone: 'Europe/Berlin',
  language: 'en' as const,
  products: ['Box 5'],
}

test('a vendor is a setting of the house: agents read it, who sets the desk up changes it, requesters know nothing of it', async () => {
  await assert.rejects(desk.call(boris, addVendor, { body: netz }), { code: 'forbidden' })
  const { id } = await desk.call(manager, addVendor, { body: netz })
  const seen = await desk.call(boris, getVendor, { params: { id } })
  assert.deepEqual(
    [seen.mail, seen.timeZone, seen.language, seen.products, seen.may.edit],
    [['help@netz.example'], 'Europe/Berlin', 'en', ['Box 5'], false],
  )
  await assert.rejects(desk.call(boris, editVendor, { params: { id }, body: netz }), { code: 'forbidden' })
  await assert.rejects(desk.call(await desk.as(anna), listVendors), { code: 'forbidden' })
  await assert.rejects(desk.call(manager, editVendor, { params: { id }, body: { ...netz, timeZone: 'Mars' } }), {
    code: 'people.unknown-time-zone',
  })
  const changed = await desk.call(manager, editVendor, { params: { id }, body: { ...netz, name: 'Netz AG', products: [] } })
  assert.deepEqual([changed.name, changed.products, changed.may.edit], ['Netz AG', [], true])
  assert.ok((await desk.types(id)).includes('vendor.described'))
})

test('a vendor that was added as an organisation only speaks as the desk does; its people are its contacts, and a client is no vendor', async () => {
  const hans = await desk.person('Hans', 'requester', { organisation: desk.vendor, email: 'hans@vendor.example' })
  const vendor = await desk.call(boris, getVendor, { params: { id: desk.vendor } })
  assert.deepEqual([vendor.mail, vendor.timeZone, vendor.language], [[], 'Europe/Moscow', 'ru'])
  assert.deepEqual(vendor.contacts, [{ id: hans, name: 'Hans', mail: ['hans@vendor.example'] }])
  await assert.rejects(desk.call(boris, getVendor, { params: { id: desk.bakery } }), { code: 'not-found' })
  await assert.rejects(desk.call(manager, editVendor, { params: { id: desk.bakery }, body: netz }), { code: 'not-found' })
})
