import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Vendor } from '#contract/vendors.ts'
import { deskDefaults } from '#modules/people'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { readSetting } from '#platform/settings.ts'

type Row = Omit<Vendor, 'may' | 'timeZone' | 'language'> & { timeZone: string | null; language: Language | null }

/** One who was added as an organisation only speaks as the desk does, until somebody says otherwise. */
async function found(db: Reader, actor: Actor, which: RawBuilder<boolean>): Promise<Vendor[]> {
  const list = await rows(
    db,
    sql<Row>`select o.id, o.name, o.remark, coalesce(v.mail, '{}') as mail, coalesce(v.products, '{}') as products,
        v.time_zone as "timeZone", v.language,
        (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name,
            'mail', array(select a.value from address a where a.person_id = p.id and a.kind = 'email' order by a.is_primary desc, a.id))
            order by p.name collate people_order, p.id), '[]')
          from person p where p.organisation_id = o.id and p.left_at is null) as contacts
      from organisation o left join vendor v on v.organisation_id = o.id
      where o.kind = 'vendor' and ${which} order by o.name collate people_order, o.id`,
  )
  const desk = await readSetting(db, deskDefaults)
  const edit = may(actor, 'settings.edit')
  return list.map((row) => ({
    ...row,
    timeZone: row.timeZone ?? desk.timeZone,
    language: row.language ?? desk.language,
    may: { edit },
  }))
}

/** Vendors work for the whole desk: whoever works tickets may hand over to any of them. */
export const vendors = (db: Reader, actor: Actor): Promise<Vendor[]> => found(db, actor, sql`true`)

export async function vendorById(db: Reader, actor: Actor, id: string): Promise<Vendor> {
  const [vendor] = await found(db, actor, sql`o.id = ${id}`)
  if (!vendor) throw new Refusal('not-found')
  return vendor
}

/** How a vendor, or (null) an outsider of none, is spoken to. */
export interface VendorLook {
  readonly language: Language
  readonly timeZone: string
}

export async function vendorLook(db: Reader, id: string | null): Promise<VendorLook> {
  const [row] = await rows<VendorLook>(db, sql`select language, time_zone as "timeZone" from vendor where organisation_id = ${id}::uuid`)
  return row ?? (await readSetting(db, deskDefaults))
}
