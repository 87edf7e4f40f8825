import * as z from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'

/** An id that nothing has. */
export const nobody = '01980000-0000-7000-8000-00000000ffff'

const texts = [
  'x',
  nobody,
  '1',
  'acme.test',
  'true',
  '2026-03-02',
  '2026-03',
  '09:00',
  'Europe/Moscow',
  'a.b',
  'someone@unknown.example',
  '2026-03-02T09:00:00Z',
  'abc-def',
  'resolution:missed',
  'impact:first:x',
  'x'.repeat(40),
  '10.0.0.0/8',
]

/** A value that a schema takes, for calls that must get past the checks of form. Ids in it are nobody's. */
export function sampleOf(schema: Endpoint['body'], how: 'bare' | 'whole'): unknown {
  const known = drawn[how].get(schema)
  if (known) return known.sample
  const made = mend(zod(schema), sample(shapeOf(schema), how))
  drawn[how].set(schema, { sample: made })
  return made
}

const drawn = { bare: new WeakMap<object, { sample: unknown }>(), whole: new WeakMap<object, { sample: unknown }>() }

/** The JSON schema of what travels. */
export const shapeOf = (schema: Endpoint['body']) => z.toJSONSchema(zod(schema), { io: 'input', unrepresentable: 'any' })

function zod(schema: Endpoint['body']): z.core.$ZodType {
  if (schema instanceof z.core.$ZodType) return schema
  throw new TypeError('the contract is made of zod')
}

/** What a JSON schema cannot say (a pipe, a word that means yes) is found by trying; what stays wrong is for the caller to notice. */
function mend(schema: z.core.$ZodType, draft: unknown): unknown {
  const issues = z.safeParse(schema, draft).error?.issues ?? []
  const faults = (value: unknown) => z.safeParse(schema, value).error?.issues.length ?? 0
  for (const issue of issues) {
    const tries = [...('values' in issue ? issue.values : []), ...texts, 1]
    // A list that travels as one text is faulted below itself.
    const places = issue.path.map((_, i) => issue.path.slice(0, issue.path.length - i))
    const values = places.flatMap((path) => tries.map((text) => replaced(draft, path, text)))
    const better = values.find((value) => faults(value) < issues.length)
    if (better !== undefined) return mend(schema, better)
  }
  return draft
}

function replaced(value: unknown, [first, ...rest]: readonly PropertyKey[], by: unknown): unknown {
  if (first === undefined) return by
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === first ? replaced(item, rest, by) : item))
  const fields: Record<PropertyKey, unknown> = { ...Object(value) }
  return { ...fields, [first]: replaced(fields[first], rest, by) }
}

type Shape = z.core.JSONSchema.BaseSchema | boolean

function sample(shape: Shape | undefined, how: 'bare' | 'whole'): unknown {
  if (shape === undefined || typeof shape === 'boolean') return 'x'
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.default !== undefined && how === 'bare') return shape.default
  const [first] = shape.anyOf ?? shape.oneOf ?? []
  if (first) return sample(first, how)
  if (shape.allOf) return Object.assign({}, ...shape.allOf.map((part) => sample(part, how)))
  if (shape.type === 'object') return sampleObject(shape, how)
  if (shape.prefixItems) return shape.prefixItems.map((item) => sample(item, how))
  if (shape.type === 'array') return (shape.minItems ?? 0) > 0 || how === 'whole' ? [sample(asShape(shape.items), how)] : []
  if (shape.type === 'string') return sampleText(shape)
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'boolean') return true
  return shape.type === 'null' ? null : 'x'
}

const asShape = (items: Shape | Shape[] | undefined): Shape | undefined => (Array.isArray(items) ? items[0] : items)

function sampleObject(
  { properties = {}, required = [], propertyNames, additionalProperties }: z.core.JSONSchema.BaseSchema,
  how: 'bare' | 'whole',
) {
  const fields = Object.entries(properties).filter(([name]) => how === 'whole' || required.includes(name))
  const named = fields.map(([name, shape]) => [name, sample(shape, how)])
  const keys = typeof propertyNames === 'object' && propertyNames.enum ? propertyNames.enum : []
  const rest = typeof additionalProperties === 'object' ? keys.map((key) => [key, sample(additionalProperties, how)]) : []
  return Object.fromEntries([...named, ...rest])
}

function sampleText({ format, pattern, minLength = 0, maxLength = Infinity }: z.core.JSONSchema.BaseSchema): string {
  if (format === 'uuid') return nobody
  if (format === 'email') return 'someone@unknown.example'
  if (format === 'date-time') return '2026-03-02T09:00:00Z'
  if (format === 'date') return '2026-03-02'
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text))
  return (pattern === undefined ? texts : texts.slice(1)).find(fits) ?? 'x'.repeat(minLength)
}
