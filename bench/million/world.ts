import { randomUUIDv7 } from 'node:crypto'
import { addAgreement, publishAgreement } from '#contract/agreement-acts.ts'
import { addCalendar, publishCalendar } from '#contract/calendar-acts.ts'
import { weekdays } from '#contract/calendars.ts'
import { addMailbox } from '#contract/email.ts'
import type { Metric } from '#contract/sla.ts'
import { addOrganisation, addTeam } from '#contract/people-acts.ts'
import { setGates } from '#contract/verification.ts'
import { startReaders } from '#platform/events/index.ts'
import { performer } from '#platform/http/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { type Character, levelIds, personMaker } from '../../server/demo/people.ts'
import { type Stage, narrator } from '../../server/demo/stage.ts'
import { allRoutes, jobHandlers, openHouse, reactions } from '../../server/main.ts'

export const organisations = 200
export const perOrganisation = 10

/** Somebody of the n-th client; the same place in the next client is who asks in the next copy. */
export interface Asker extends Character {
  readonly place: number
}
const first = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Игорь', 'Clara', 'Peter']
const last = ['Соколова', 'Орлов', 'Ветрова', 'Громов', 'Зимина', 'Котов', 'Лугина', 'Морозов', 'Reed', 'Stone']

export async function openWorld(databaseUrl: string, dataFolder: string) {
  let clock = Temporal.Now.instant().round('millisecond')
  const { parts: made, close } = await openHouse({ databaseUrl, dataFolder, url: 'http://bench.test' }, { working: false })
  const house: House = { ...made.house, now: () => clock }
  const parts = { ...made, house }
  const readers = startReaders(house, reactions(parts))
  const handlers = new Map(jobHandlers(parts).map((handler) => [handler.job.name, handler]))
  const stage: Stage = {
    call: performer(house, allRoutes(parts)),
    act: async (actor, run) => openWork(house, actor, run),
    at: (moment) => {
      clock = moment
    },
    settle: readers.idle,
    runJob: async (name, payload) => handlers.get(name)?.run(payload, { id: randomUUIDv7(), last: true }),
    monday: Temporal.Now.plainDateISO(),
  }
  return { stage, house, now: () => clock, stop: async () => readers.stop().then(close) }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** 200 clients of ten people, a desk of sixty on three levels, an agreement that runs around the clock: a copy can lie at any moment. */
export async function populate({ stage }: World) {
  const { call } = stage
  const person = personMaker(stage)
  await call(narrator, setGates, { body: { incident: { resolve: [], close: [] }, request: { resolve: [], close: [] } } })
  const askers: Asker[] = []
  const clients: string[] = []
  for (let client = 0; client < organisations; client++) {
    const domain = `client${String(client)}.example`
    const { id } = await call(narrator, addOrganisation, { body: { name: `Клиент ${String(client)}`, kind: 'client', domains: [domain] } })
    clients.push(id)
    for (let place = 0; place < perOrganisation; place++) {
      const name = `${first[place] ?? ''} ${last[client % 10] ?? ''}-${String(client)}`
      askers.push({ ...(await person(name, `p${String(place)}@${domain}`)), place: client * perOrganisation + place })
    }
  }
  const agents: { L1: Character[]; L2: Character[]; L3: Character[] } = { L1: [], L2: [], L3: [] }
  for (const level of ['L1', 'L2', 'L3'] as const)
    for (let n = 0; n < 3; n++) {
      const { id } = await call(narrator, addTeam, {
        body: { name: `${level}, группа ${String(n + 1)}`, levels: [levelIds[level]], serves: [] },
      })
      for (let one = 0; one < 7; one++) {
        const email = `${level}.${String(n)}.${String(one)}@desk.example`.toLowerCase()
        agents[level].push(await person(`Специалист ${level}-${String(n)}${String(one)}`, email, { roles: ['agent'], teams: [id] }))
      }
    }
  await person('Главная', 'ada@desk.example', { roles: ['administrator', 'manager', 'agent'] })
  await call(narrator, addMailbox, {
    body: { name: 'Поддержка', address: 'help@desk.example', team: '01980000-0000-7000-8000-000000000101' },
  })
  await agreeAroundTheClock(stage)
  return { askers, clients, agents }
}
export type People = Awaited<ReturnType<typeof populate>>

const hour = 3_600_000
const target = (metric: Metric, hours: readonly number[]) => {
  const [a, b, c, d, e] = hours.map((count) => ({ kind: 'duration' as const, ms: count * hour }))
  if (!a || !b || !c || !d || !e) throw new Error('five amounts')
  return { metric, byPriority: { '1': a, '2': b, '3': c, '4': d, '5': e }, steps: [] }
}
const silence = { ru: '', en: '' }

/** Around the clock: what was counted for one ticket is right for its copy at any other moment. */
async function agreeAroundTheClock({ call }: Stage): Promise<void> {
  const plan = { timezone: 'UTC', weekly: Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00'] as [string, string]]])) }
  const { id: calendar, draft } = await call(narrator, addCalendar, { body: { names: { ru: 'Всегда', en: 'Always' }, plan } })
  const { versions } = await call(narrator, publishCalendar, {
    params: { id: calendar },
    body: { from: '2023-01-01', reason: 'Стенд', revision: draft?.revision ?? 1 },
  })
  const { id } = await call(narrator, addAgreement, {
    body: {
      kind: 'sla',
      names: { ru: 'Круглосуточно', en: 'Around the clock' },
      terms: {
        validFrom: '2023-01-01T00:00:00Z',
        validTo: null,
        rank: 1,
        match: { organisations: [], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [] },
        calendar: versions[0]?.id ?? '',
        targets: [target('firstResponse', [1, 2, 4, 8, 24]), target('resolution', [24, 48, 120, 240, 480])],
        texts: { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence },
      },
    },
  })
  await call(narrator, publishAgreement, { params: { id } })
}
