import { randomUUIDv7 } from 'node:crypto'
import type { CatalogEvent, NewCategory, NewService, editCategory as categoryEdit, editService as serviceEdit } from '#contract/catalog.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { allow, may } from '#platform/actor.ts'
import type { Work } from '#platform/work.ts'
import { insertCategory, insertService, lockCategory, lockService, updateCategory, updateService } from './store.ts'
import { checkParent } from './tree.ts'

const mayEdit = (work: Work): boolean => may(work.actor, 'settings.edit')

export async function addService(work: Work, { names, descriptions, criticality, rank }: NewService): Promise<string> {
  allow(mayEdit(work))
  const id = randomUUIDv7()
  await insertService(work, { id, ...named(names), ...described(descriptions), criticality, rank, added_at: work.at })
  work.record(id, { type: 'service.added' })
  return id
}

export async function editService(work: Work, id: string, change: Value<(typeof serviceEdit)['body']>): Promise<void> {
  allow(mayEdit(work))
  const before = await lockService(work, id)
  const { active, ...words } = change
  const { names, descriptions, criticality, rank = before.rank } = words
  await updateService(work, id, {
    ...(names && named(names)),
    ...(descriptions && described(descriptions)),
    ...(criticality && { criticality }),
    rank,
    active: active ?? before.active,
  })
  tell(work, id, 'service', before, words, active)
}

/** Answers the service. */
export async function addCategory(work: Work, service: string, { names, parent, kinds, rank }: NewCategory): Promise<string> {
  allow(mayEdit(work))
  const { tree } = await lockService(work, service)
  const id = randomUUIDv7()
  checkParent(tree, id, parent)
  await insertCategory(work, { id, service_id: service, parent_id: parent, ...named(names), kinds, rank, added_at: work.at })
  work.record(id, { type: 'category.added', service, parent })
  return service
}

/** Answers the service. */
export async function editCategory(work: Work, id: string, change: Value<(typeof categoryEdit)['body']>): Promise<string> {
  allow(mayEdit(work))
  const { category, tree } = await lockCategory(work, id)
  const { active = category.active, parent = category.parent, ...words } = change
  if (parent !== category.parent) {
    checkParent(tree, id, parent)
    work.record(id, { type: 'category.moved', parent })
  }
  const { names, kinds = category.kinds, rank = category.rank } = words
  await updateCategory(work, id, { ...(names && named(names)), kinds, rank, active, parent_id: parent })
  tell(work, id, 'category', category, words, active)
  return category.service
}

function tell(
  work: Work,
  id: string,
  what: 'service' | 'category',
  before: { active: boolean },
  words: Readonly<Record<string, unknown>>,
  active: boolean | undefined,
): void {
  const say = (type: CatalogEvent['type'] & `${typeof what}.${'described' | 'retired' | 'restored'}`) => work.record(id, { type })
  if (Object.values(words).some((word) => word !== undefined)) say(`${what}.described`)
  if (active !== undefined && active !== before.active) say(active ? `${what}.restored` : `${what}.retired`)
}

const named = ({ ru, en }: Names) => ({ name_ru: ru, name_en: en })
const described = ({ ru, en }: NewService['descriptions']) => ({ description_ru: ru, description_en: en })
