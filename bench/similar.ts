/**
 * Services and categories suggested for held-out tickets of made corpora, and how long similar tickets take to find among 100,000:
 * `npm run bench:similar`. Budget: services right in 9 of 10 suggestions on each corpus, answers within 300 ms for 19 of 20.
 */
import { sql } from 'kysely'
import { addCategory, addService } from '#contract/catalog.ts'
import { addPerson } from '#contract/people-acts.ts'
import { classifyWords, listSimilar } from '#contract/similar.ts'
import { givenDesk, system } from '#testing/given.ts'
import { corpora } from './radar/corpora.ts'
import { type Manner, type Written, corpus } from './radar/corpus.ts'

const heldOut = 500
const within = 300
let exceeded = false
const share = (part: number, of: number) => (of === 0 ? 0 : part / of)

/** A desk whose past is this corpus; written into its tables at once, as years of work would leave it. */
async function deskOf(past: readonly Written[]) {
  const desk = await givenDesk()
  const { id: person } = await desk.call(system, addPerson, { body: { name: 'Анна', email: 'anna@bench.example' } })
  const services = new Map<string, string>()
  const categories = new Map<string, string>()
  for (const name of new Set(past.flatMap(({ service }) => (service === null ? [] : [service])))) {
    const { id } = await desk.call(system, addService, { body: { names: { ru: name, en: name } } })
    services.set(name, id)
    for (const category of new Set(past.flatMap((one) => (one.category?.startsWith(`${name}/`) === true ? [one.category] : [])))) {
      const whole = await desk.call(system, addCategory, { params: { id }, body: { names: { ru: category, en: category } } })
      categories.set(category, whole.categories.find(({ names }) => names.en === category)?.id ?? '')
    }
  }
  const told = past.map((one, n) => {
    // A category stands only where its service does.
    const service = services.get(one.service ?? '') ?? null
    const category = service === null ? null : (categories.get(one.category ?? '') ?? null)
    return { n, title: one.title, text: one.text, at: Temporal.Instant.fromEpochMilliseconds(one.at).toString(), service, category }
  })
  for (let from = 0; from < told.length; from += 5_000)
    await desk.act(system, async ({ tx }) => {
      await sql`with told as (select *, gen_random_uuid() as id, gen_random_uuid() as title_id, gen_random_uuid() as solution_id
            from json_to_recordset(${JSON.stringify(told.slice(from, from + 5_000))}::json) as x (n int, title text, text text, at timestamptz, service uuid, category uuid)),
          titles as (insert into text_version (id, subject, text, written_at) select title_id, id, title, at from told),
          solutions as (insert into text_version (id, subject, text, written_at) select solution_id, id, 'Solved: ' || n, at from told),
          tickets as (insert into ticket (id, number, kind, status, title_id, channel, requester_id, level_id, service_id, category_id, impact, urgency, priority,
              priority_by_hand, returned, restricted, started_at, opened_at, last_event_at, resolution_id, resolved_at, closed_at, closed_how, reopened)
            select id, 100000 + n, 'incident', 'closed', title_id, 'email', ${person}::uuid, (select id from level order by rank limit 1), service, category, 'person',
              'normal', 3, false, false, false, at, at, at, solution_id, at, at, 'confirmed', 0 from told)
        insert into ticket_words (ticket_id, words) select id, telling_words(title || ' ' || text) from told`.execute(tx)
    })
  await desk.act(system, ({ tx }) => sql`analyze ticket_words`.execute(tx))
  return { desk, services, categories }
}

async function accuracy(name: string, manner: Omit<Manner, 'seed'>): Promise<void> {
  const all = corpus({ ...manner, seed: 5 })
  const { desk, services, categories } = await deskOf(all.slice(0, -heldOut))
  const sums = { asked: 0, told: 0, right: 0, branches: 0, rightBranches: 0 }
  for (const { title, text, service, category } of all.slice(-heldOut)) {
    if (service === null) continue
    sums.asked++
    const { suggestion } = await desk.call(system, classifyWords, {
      query: { text: `${title}\n${text}`.slice(0, 1_000), kind: 'incident' },
    })
    if (!suggestion) continue
    sums.told++
    if (suggestion.service.id === services.get(service)) sums.right++
    if (category === null || !suggestion.category) continue
    sums.branches++
    if (suggestion.category.id === categories.get(category)) sums.rightBranches++
  }
  const right = share(sums.right, sums.told)
  exceeded ||= right < 0.9
  const percent = (value: number) => `${(value * 100).toFixed(1).padStart(5)} %`
  const told = `suggested for ${percent(share(sums.told, sums.asked))}, service right ${percent(right)}`
  console.log(
    `${right < 0.9 ? 'UNDER' : 'ok   '} ${name.padEnd(18)} ${told}, category right ${percent(share(sums.rightBranches, sums.branches))}`,
  )
}

async function speed(incidents: number): Promise<void> {
  const [first] = corpora
  if (!first) throw new Error('there is no corpus')
  const all = corpus({ ...first[1], incidents, problems: 100, days: 1_000, seed: 7 })
  const { desk } = await deskOf(all)
  const measured = async (what: string, run: (one: Written, n: number) => Promise<unknown>) => {
    const took: number[] = []
    for (let i = 0; i < 200; i++) {
      const n = Math.floor((i * incidents) / 200)
      const one = all[n]
      if (!one) continue
      const began = performance.now()
      await run(one, n)
      took.push(performance.now() - began)
    }
    took.sort((a, b) => a - b)
    const at = (part: number) => took[Math.floor(took.length * part)] ?? 0
    exceeded ||= at(0.95) > within
    const figures = `median ${at(0.5).toFixed(0)} ms, 95 % within ${at(0.95).toFixed(0)} ms, longest ${(took.at(-1) ?? 0).toFixed(0)} ms`
    console.log(`${at(0.95) > within ? 'OVER ' : 'ok   '} ${what} among ${incidents}: ${figures}`)
  }
  await measured('similar tickets', (_, n) => desk.call(system, listSimilar, { params: { ref: String(100_000 + n) } }))
  await measured('classification', ({ title, text }) =>
    desk.call(system, classifyWords, { query: { text: `${title}\n${text}`.slice(0, 1_000), kind: 'incident' } }),
  )
}

const chosen = new Set(['office', 'plant', 'short titles', 'one form', 'slips', 'both languages', 'English'])
for (const [name, manner] of corpora) if (chosen.has(name)) await accuracy(name, manner)
await speed(Number(process.argv[2] ?? 100_000))
process.exit(exceeded ? 1 : 0)
