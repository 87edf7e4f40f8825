import type { Names } from '#contract/common.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { sql } from 'kysely'

interface ServiceChip {
  readonly id: string
  readonly names: Names
}
interface AssetChip {
  readonly id: string
  readonly name: string
}

/** Services and assets by name, in the order asked. */
export async function namesOf(db: Reader, ids: { services: readonly string[]; assets: readonly string[] }) {
  const services = await rows<ServiceChip>(
    db,
    sql`select id, json_build_object('ru', name_ru, 'en', name_en) as names from service where id = any(${[...ids.services]}::uuid[])`,
  )
  const assets = await rows<AssetChip>(db, sql`select id, name from asset where id = any(${[...ids.assets]}::uuid[])`)
  const inOrder = <T extends { readonly id: string }>(found: readonly T[], wanted: readonly string[]): T[] =>
    wanted.flatMap((id) => found.find((one) => one.id === id) ?? [])
  return {
    services: (wanted: readonly string[]) => inOrder(services, wanted),
    assets: (wanted: readonly string[]) => inOrder(assets, wanted),
  }
}
