import * as z from 'zod'

/** A moment: ISO 8601 on the wire, `Temporal.Instant` (to the millisecond) in the server. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(text).epochMilliseconds),
  encode: (instant) => instant.toString(),
})

export const Language = z.enum(['ru', 'en'])
export type Language = z.infer<typeof Language>

/** The answer of an act that has nothing to tell. */
export const Done = z.object({})

/** Lists answer a page and an opaque cursor of the next one. */
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(500).optional() })
export const pageOf = <S extends z.core.$ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A short single line that a person typed. */
export const Line = z.string().trim().min(1).max(300)
/** A text that a person typed. */
export const Text = z.string().trim().min(1).max(100_000)

/** A name in both languages of the interface. */
export const Names = z.object({ ru: Line, en: Line })
export type Names = z.infer<typeof Names>

type Undefaulted<F> = F extends z.ZodDefault<infer Inner> ? Inner : F
type Patch<Shape> = {
  -readonly [K in keyof Shape]: z.ZodOptional<Undefaulted<Shape[K]> extends z.core.SomeType ? Undefaulted<Shape[K]> : never>
}

/** A change of some fields. (`partial()` would fill what was left out with its default, and so reset it.) */
export const patchOf = <Shape extends z.core.$ZodShape>({ shape }: z.ZodObject<Shape>): z.ZodObject<Patch<Shape>> => {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.optional(field instanceof z.ZodDefault ? field.unwrap() : field)])
  return z.object(Object.fromEntries(fields)) as z.ZodObject<Patch<Shape>>
}
