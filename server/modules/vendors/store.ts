import type { NewVendor } from '#contract/vendors.ts'
import type { Work } from '#platform/work.ts'

export async function saveVendor(
  { tx }: Work,
  id: string,
  { mail, timeZone, language, products }: Omit<NewVendor, 'name' | 'remark'>,
): Promise<void> {
  const row = { mail, time_zone: timeZone, language, products }
  await tx
    .insertInto('vendor')
    .values({ organisation_id: id, ...row })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(row))
    .execute()
}
