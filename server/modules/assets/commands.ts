import { randomUUIDv7 } from 'node:crypto'
import type { AssetEvent, NewAsset, editAsset as edit } from '#contract/assets.ts'
import type { Value } from '#contract/endpoint.ts'
import { organisationChips, personChips } from '#modules/people'
import { allow } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { applyToAsset } from './asset.ts'
import { mayEdit, mayRead } from './policy.ts'
import { clientsOf } from './queries.ts'
import { insertAsset, lockAsset, updateAsset } from './store.ts'

interface Owner {
  readonly person: string | null
  readonly organisation: string | null
}

export async function addAsset(work: Work, given: NewAsset): Promise<string> {
  await checkOwner(work.tx, given)
  allow(mayEdit(work.actor, { clients: await clientsOf(work.tx, given) }))
  const id = randomUUIDv7()
  const { name, kind, serial, inventory, person, organisation, remark } = given
  await insertAsset(work, {
    id,
    name,
    kind,
    serial,
    inventory,
    person_id: person,
    organisation_id: organisation,
    remark,
    added_at: work.at,
  })
  work.record(id, { type: 'asset.added', kind, person, organisation })
  return id
}

/** Changes what is known of it, gives it to others, retires or restores it. */
export async function editAsset(work: Work, id: string, change: Value<(typeof edit)['body']>): Promise<void> {
  let row = await lockAsset(work, id)
  const before: Owner = { person: row.person_id, organisation: row.organisation_id }
  const { retired, person = before.person, organisation = before.organisation, ...words } = change
  const scope = { clients: await clientsOf(work.tx, before) }
  if (!mayRead(work.actor, scope)) throw new Refusal('not-found')
  const moved = person !== before.person || organisation !== before.organisation
  if (moved) await checkOwner(work.tx, { person, organisation })
  allow(mayEdit(work.actor, scope) && mayEdit(work.actor, { clients: await clientsOf(work.tx, { person, organisation }) }))
  const tell = (event: AssetEvent) => {
    work.record(id, event)
    row = applyToAsset(row, { subject: id, at: work.at, event }) ?? row
  }
  if (Object.values(words).some((word) => word !== undefined)) tell({ type: 'asset.described' })
  if (moved) tell({ type: 'asset.given', person, organisation })
  if (retired !== undefined && retired !== (row.retired_at !== null)) tell({ type: retired ? 'asset.retired' : 'asset.restored' })
  await updateAsset(work, id, { ...words, ...row })
}

/** A foreign key would only fault. */
async function checkOwner(db: Reader, { person, organisation }: Owner): Promise<void> {
  const people = await personChips(db, [person])
  const organisations = await organisationChips(db, [organisation])
  if ((person !== null && !people.has(person)) || (organisation !== null && !organisations.has(organisation)))
    throw new Refusal('assets.unknown-owner')
}
