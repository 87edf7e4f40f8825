import { sql } from 'kysely'
import type { Category, Service } from '#contract/catalog.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { fits, inOrder, pathOf } from './tree.ts'

/** Services by rank. `retired` brings those too that can no longer be chosen. A branch below a retired one is not there. */
async function servicesWhere(db: Reader, retired: boolean): Promise<Service[]> {
  const services = await rows<Omit<Service, 'categories'>>(
    db,
    sql`select id, json_build_object('ru', name_ru, 'en', name_en) as names, criticality, rank, active,
        json_build_object('ru', description_ru, 'en', description_en) as descriptions
      from service where active or ${retired} order by rank, name_ru collate people_order, id`,
  )
  const categories = await rows<Category>(
    db,
    sql`select id, service_id as service, parent_id as parent, json_build_object('ru', name_ru, 'en', name_en) as names, kinds, rank, active
      from category where active or ${retired} order by rank, name_ru collate people_order, id`,
  )
  const ofService = Map.groupBy(categories, ({ service }) => service)
  return services.map((service) => ({ ...service, categories: inOrder(ofService.get(service.id) ?? []) }))
}

export const services = (db: Reader, actor: Actor, { retired }: { retired: boolean }): Promise<Service[]> =>
  servicesWhere(db, retired && may(actor, 'settings.edit'))

export async function serviceById(db: Reader, id: string): Promise<Service> {
  const found = (await servicesWhere(db, true)).find((service) => service.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

/** Refuses what cannot be chosen for a ticket of this kind: a retired service, a category of another service, of another kind, or under a retired branch. */
export async function checkChoice(
  db: Reader,
  { service, category, kind }: { service: string | null; category: string | null; kind: Kind },
): Promise<void> {
  if (service === null && category === null) return
  const chosen = (await servicesWhere(db, false)).find(({ id }) => id === service)
  if (!chosen) throw new Refusal(service === null ? 'catalog.category-needs-service' : 'catalog.unknown-service')
  if (category === null) return
  const branch = chosen.categories.find(({ id }) => id === category)
  if (!branch) throw new Refusal('catalog.unknown-category')
  const wrong = pathOf(chosen.categories, category).some((id) => !fits(chosen.categories.find((one) => one.id === id)?.kinds ?? [], kind))
  if (wrong) throw new Refusal('catalog.category-of-other-kind')
}

/** What a ticket is by what it is about: the requester is never asked. A request where its category takes no incidents. */
export async function kindOf(db: Reader, { service, category }: { service: string | null; category: string | null }): Promise<Kind> {
  const [found] = await rows<{ kinds: Kind[] }>(
    db,
    sql`select kinds from category where id = ${category}::uuid and service_id = ${service}::uuid and kinds <> '{}' and not 'incident' = any(kinds)`,
  )
  return found ? (found.kinds.find((kind) => kind === 'request') ?? 'incident') : 'incident'
}
