import type { MatchRules } from '#contract/agreements.ts'
import type { AgreementFit } from '#contract/agreement-fit.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import type { Target } from '#contract/sla.ts'
import { levels } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { overrunOf } from '../fit.ts'
import { type Facts, chosenOf } from '../match.ts'
import type { Terms } from '../terms.ts'
import { type AgreementVersion, type Book, pausesOf, targetOf } from '../version.ts'
import { namesOf } from './agreement-pages.ts'
import { readBook, versionsOf } from './agreements.ts'

interface Link extends Terms {
  readonly metric: 'level' | 'vendor'
  readonly place: string
  readonly agreement: string
}

const hour = 3_600_000
const priorities = [1, 2, 3, 4, 5] as const

/** Where the chain of levels, and of vendors where their time counts, cannot keep the resolution that a version promises. */
export async function fitOf(db: Reader, id: string, now: Temporal.Instant): Promise<Value<typeof AgreementFit>> {
  const own = await db.selectFrom('agreement_version').select('agreement_id').where('id', '=', id).executeTakeFirst()
  const version = (await versionsOf(db, [id])).get(id)
  if (!own || !version) throw new Refusal('not-found')
  const resolution = targetOf(version, 'resolution')
  if (!resolution) return { overruns: [] }
  const [book, places] = [await readBook(db), (await levels(db)).filter(({ vendor }) => !vendor)]
  const from = Math.floor(now.epochMilliseconds / hour) * hour
  const starts = Array.from({ length: 7 * 24 }, (_, n) => from + n * hour)
  const found = priorities.flatMap((priority) => {
    const facts = factsOf(version.match, priority)
    const at = now.epochMilliseconds
    const line = places.flatMap(({ id: level }) => linksOf(book, 'ola', { ...facts, level }, level, at))
    const vendors = pausesOf(resolution).includes('vendor') ? [] : vendorsOf(book, facts, at)
    const promise: Terms = { target: resolution.byPriority[`${priority}`], calendar: version.calendar }
    const overrun = overrunOf(promise, [...line.map((link) => [link]), ...(vendors.length > 0 ? [vendors] : [])], starts)
    return overrun ? [{ priority, target: promise.target, ...overrun }] : []
  })
  const names = await namesOf(db, [...new Set(found.flatMap(({ chain }) => chain.flatMap(({ place, agreement }) => [place, agreement])))])
  return {
    overruns: found.map(({ chain, at, ...rest }) => ({
      ...rest,
      at: Temporal.Instant.fromEpochMilliseconds(at),
      chain: chain.map((link) => shown(link, names)),
    })),
  }
}

/** A ticket that the version is for: of the first client, service, kind and asset that it names. */
const factsOf = ({ organisations, services, kinds, assets, vip }: MatchRules, priority: number): Facts => ({
  organisation: organisations[0] ?? null,
  service: services[0] ?? null,
  kind: kinds[0] ?? 'incident',
  priority,
  level: null,
  team: null,
  vendor: null,
  asset: assets[0] ?? null,
  vip,
})

function linksOf({ offers, versions }: Book, kind: 'ola' | 'uc', facts: Facts, place: string, at: number): Link[] {
  const version: AgreementVersion | undefined = versions.get(chosenOf(offers, kind, facts, at)?.version ?? '')
  const metric = kind === 'ola' ? 'level' : 'vendor'
  const target: Target | undefined = targetOf(version ?? null, metric)?.byPriority[`${facts.priority as 1}`]
  return version && target ? [{ metric, place, agreement: version.id, target, calendar: version.calendar }] : []
}

function vendorsOf(book: Book, facts: Facts, at: number): Link[] {
  const vendors = new Set(book.offers.flatMap(({ kind, match }) => (kind === 'uc' ? match.vendors : [])))
  return [...vendors].flatMap((vendor) => linksOf(book, 'uc', { ...facts, vendor }, vendor, at))
}

const unknown: Names = { ru: '—', en: '—' }
const shown = ({ metric, place, agreement, target }: Link, names: ReadonlyMap<string, Names>) => ({
  metric,
  place: names.get(place) ?? unknown,
  agreement: names.get(agreement) ?? unknown,
  target,
})
