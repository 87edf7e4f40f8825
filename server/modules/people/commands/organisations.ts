import type { Value } from '#contract/endpoint.ts'
import type { editOrganisation as edit } from '#contract/people-acts.ts'
import type { NewOrganisation } from '#contract/people.ts'
import { type Actor, allow } from '#platform/actor.ts'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isPublicDomain } from '../address.ts'
import { mayEditHouse, mayEditOrganisation } from '../policy.ts'
import { organisationChips } from '../queries/chips.ts'
import { organisationById, organisationOfAddress, provider } from '../queries/organisations.ts'
import { homelessOf } from '../queries/people.ts'
import { insertOrganisation, replaceDomains, updateOrganisation } from '../store/groups.ts'
import { lock } from '../store/lock.ts'
import { updatePerson } from '../store/people.ts'

/** The client that an organisation is, `null` for others and for none. */
export async function clientOf(db: Reader, id: string | null): Promise<string | null> {
  if (id === null) return null
  const found = (await organisationChips(db, [id])).get(id)
  if (!found) throw new Refusal('people.unknown-organisation')
  return found.kind === 'client' ? id : null
}

export async function addOrganisation(work: Work, given: NewOrganisation): Promise<string> {
  if (given.kind === 'provider') throw new Refusal('people.one-provider')
  allow(mayChangeKind(work.actor, given.kind))
  const id = await insertOrganisation(work, given)
  work.record(id, { type: 'organisation.added', kind: given.kind })
  if (given.domains.length > 0) await setDomains(work, id, given.domains)
  return id
}

/** Whoever serves some clients only would not see the one he adds. */
const mayChangeKind = (actor: Actor, kind: NewOrganisation['kind']): boolean =>
  kind === 'client' ? mayEditOrganisation(actor, { client: 'a new one' }) : mayEditHouse(actor)

export async function editOrganisation(work: Work, id: string, change: Value<(typeof edit)['body']>): Promise<void> {
  await lock(work, 'organisation', id)
  const before = await organisationById(work.tx, work.actor, id)
  allow(before.may.edit)
  const { name, kind, remark, domains } = change
  if (kind !== undefined && kind !== before.kind) {
    if (kind === 'provider' || before.kind === 'provider') throw new Refusal('people.one-provider')
    allow(mayEditHouse(work.actor))
  }
  if ([name, kind, remark].some((field) => field !== undefined)) work.record(id, { type: 'organisation.described' })
  await updateOrganisation(work, id, {
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
    ...(remark === undefined ? {} : { remark }),
  })
  if (domains) await setDomains(work, id, domains)
}

/** Those who wrote before their organisation was known join it now. */
async function setDomains(work: Work, id: string, domains: readonly string[]): Promise<void> {
  const wanted = [...new Set(domains)].sort()
  for (const domain of wanted) if (isPublicDomain(domain)) throw new Refusal('people.public-domain', { domain })
  const taken = await replaceDomains(work, id, wanted)
  if (taken !== undefined) throw new Refusal('people.domain-taken', { domain: taken })
  work.record(id, { type: 'organisation.domains-set' })
  for (const { person, address } of await homelessOf(work.tx, wanted)) {
    if ((await organisationOfAddress(work.tx, address)) !== id) continue
    await lock(work, 'person', person)
    work.record(person, { type: 'person.moved', organisation: id })
    await updatePerson(work, person, { organisation_id: id })
  }
}

/** The house gets the name of the company that runs it. Answers the provider's id. */
export async function nameProvider(work: Work, name: string): Promise<string> {
  const id = await provider(work.tx)
  await editOrganisation(work, id, { name })
  return id
}
