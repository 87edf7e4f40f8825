import * as z from 'zod'

/** A value that a schema takes, for calls that must get past the checks of form. Ids in it are nobody's. */
export function sampleOf(schema: z.core.$ZodType, how: 'bare' | 'whole'): unknown {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return sample(shape, how)
}

/** An id that nothing has. */
export const nobody = '01980000-0000-7000-8000-00000000ffff'

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
  if (shape.type === 'array') return (shape.minItems ?? 0) > 0 || how === 'whole' ? [sample(asShape(shape.items), how)] : []
  if (shape.type === 'string') return sampleText(shape)
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1)
  if (shape.type === 'boolean') return true
  return shape.type === 'null' ? null : 'x'
}

const asShape = (items: Shape | Shape[] | undefined): Shape | undefined => (Array.isArray(items) ? items[0] : items)

function sampleObject({ properties = {}, required = [], propertyNames, additionalProperties }: z.core.JSONSchema.BaseSchema, how: 'bare' | 'whole') {
  const fields = Object.entries(properties).filter(([name]) => how === 'whole' || required.includes(name))
  const named = fields.map(([name, shape]) => [name, sample(shape, how)])
  const keys = typeof propertyNames === 'object' && propertyNames.enum ? propertyNames.enum : []
  const rest = typeof additionalProperties === 'object' ? keys.map((key) => [key, sample(additionalProperties, how)]) : []
  return Object.fromEntries([...named, ...rest])
}

const texts = ['x', '1', nobody, 'acme.test', 'true', '2026-03-02', '09:00', 'Europe/Moscow', 'a.b', 'someone@unknown.example', '2026-03-02T09:00:00Z', 'abc-def', 'x'.repeat(40)]

function sampleText({ format, pattern, minLength = 0, maxLength = Infinity }: z.core.JSONSchema.BaseSchema): string {
  if (format === 'uuid') return nobody
  if (format === 'email') return 'someone@unknown.example'
  if (format === 'date-time') return '2026-03-02T09:00:00Z'
  if (format === 'date') return '2026-03-02'
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text))
  return texts.find(fits) ?? 'x'.repeat(minLength)
}
