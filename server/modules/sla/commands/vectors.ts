/** Tries promises out: reads a file of vectors and says what our clocks make of each. */
import { compile } from '#modules/calendars'
import { availability } from '../availability.ts'
import { evaluateClock } from './clock-vector.ts'
import { evaluateLevels } from './levels-vector.ts'
import { minutes, rounded } from './vector-values.ts'
import { eventTypes, Named, Vector, VectorsFile, type AvailabilityVector } from './vectors-format.ts'

type Actual = Record<string, unknown>

interface Result {
  name: string
  actual: Actual
  /** Types of events that mean nothing to us. */
  ignored?: string[]
}

/** One result for each vector: the keys it expects, or all that apply where it expects nothing. Throws when the text is no such file. */
export function evaluateVectors(text: string): { results: Result[] } {
  return { results: VectorsFile.parse(JSON.parse(text)).vectors.map(evaluate) }
}

function evaluate(input: unknown): Result {
  const parsed = Vector.safeParse(input)
  if (!parsed.success)
    return { name: Named.safeParse(input).data?.name ?? '', actual: { error: 'invalid_vector', issues: parsed.error.issues } }
  const vector = parsed.data
  try {
    const actual = evaluateKind(vector)
    const keys = Object.keys(vector.expected ?? actual)
    const ignored = 'events' in vector ? vector.events.map(({ type }) => type).filter((type) => !eventTypes.includes(type)) : []
    return {
      name: vector.name,
      actual: Object.fromEntries(keys.map((key) => [key, actual[key] ?? null])),
      ...(ignored.length > 0 && { ignored }),
    }
  } catch (fault) {
    // One vector that cannot be told must not silence the others.
    return { name: vector.name, actual: { error: fault instanceof Error ? fault.message : String(fault) } }
  }
}

function evaluateKind(vector: Vector): Actual {
  switch (vector.kind) {
    case 'clock':
      return evaluateClock(vector)
    case 'ola':
      return evaluateLevels(vector)
    case 'availability':
      return evaluateService(vector)
  }
}

function evaluateService({ calendar, window, asOf, targetPercent, outages = [], maintenance = [] }: AvailabilityVector): Actual {
  const stretches = (list: typeof outages) => list.map(({ from, to }) => ({ from, to: to ?? null }))
  const service = availability({
    calendar: compile(calendar),
    ...window,
    ...(asOf !== undefined && { asOf }),
    targetPercent,
    outages: stretches(outages),
    maintenance: stretches(maintenance),
  })
  return {
    agreedServiceMinutes: minutes(service.agreedMs),
    windowServiceMinutes: minutes(service.windowMs),
    downMinutes: minutes(service.downMs),
    availabilityPercent: rounded(service.percent),
    errorBudgetMinutes: minutes(service.budgetMs),
    errorBudgetRemainingMinutes: minutes(service.budgetLeftMs),
    breached: service.breached,
  }
}
