import * as contract from '#contract/people-acts.ts'
import type { NewPerson } from '#contract/people.ts'
import type { Wire } from '#contract/endpoint.ts'
import { standingOf } from '#modules/people'
import type { PersonActor } from '#platform/actor.ts'
import { type Stage, narrator } from './stage.ts'

export const levelIds = {
  L1: '01980000-0000-7000-8000-000000000001',
  L2: '01980000-0000-7000-8000-000000000002',
  L3: '01980000-0000-7000-8000-000000000003',
  L4: '01980000-0000-7000-8000-000000000004',
} as const
const firstLine = '01980000-0000-7000-8000-000000000101'

/** A person of the world, who can act. */
export interface Character extends PersonActor {
  readonly name: string
  readonly email: string
}

/** Adds a person and tells who may act in his name. */
export const personMaker =
  ({ call, act }: Stage) =>
  async (name: string, email: string, more: Partial<Wire<typeof NewPerson>> = {}): Promise<Character> => {
    const { id } = await call(narrator, contract.addPerson, { body: { name, email, ...more } })
    const standing = await act(narrator, (work) => standingOf(work.tx, id))
    if (!standing) throw new Error(`${name} was not added`)
    const { permissions, organisation: home, teams, serves } = standing
    const scope = { permissions, organisation: home?.id ?? null, teams: teams.map((one) => one.id), serves }
    return { kind: 'person', by: 'session', id, name, email, ...scope }
  }
export type PersonMaker = ReturnType<typeof personMaker>

/** A telecom, a bakery, a warehouse that works at night, a vendor in Berlin; the desk on three lines. */
export async function makePeople(stage: Stage) {
  const { call } = stage
  const person = personMaker(stage)
  const organisation = async (name: string, domain: string, kind: 'client' | 'vendor' = 'client') =>
    (await call(narrator, contract.addOrganisation, { body: { name, kind, domains: [domain] } })).id
  const team = async (name: string, level: keyof typeof levelIds, serves: string[] = []) =>
    (await call(narrator, contract.addTeam, { body: { name, levels: [levelIds[level]], serves } })).id

  const telecom = await organisation('Север-Телеком', 'sever-telecom.example')
  const bakery = await organisation('Пекарня «Рожь»', 'rozh.example')
  const warehouse = await organisation('Склад «Полярный»', 'polyarny.example')
  const netgate = await organisation('NetGate GmbH', 'netgate.example', 'vendor')
  const experts = await team('Эксперты', 'L2')
  const engineers = await team('Инженеры', 'L3')
  const night = await team('Ночная смена', 'L1', [warehouse])

  const agent = (name: string, email: string, at: string, more: Partial<Wire<typeof NewPerson>> = {}) =>
    person(name, email, { roles: ['agent'], teams: [at], ...more })
  const desk = {
    olga: await agent('Ольга Крылова', 'olga@opora.example', firstLine),
    timur: await agent('Тимур Гарипов', 'timur@opora.example', experts),
    ilya: await agent('Илья Соколов', 'ilya@opora.example', engineers),
    nina: await agent('Нина Белова', 'nina@opora.example', night),
    larisa: await agent('Лариса Орлова', 'larisa@opora.example', firstLine, { roles: ['lead'] }),
    marat: await person('Марат Юсупов', 'marat@opora.example', { roles: ['manager'] }),
    ada: await person('Ада Лебедева', 'ada@opora.example', { roles: ['administrator'] }),
  }
  const clients = {
    anna: await person('Анна Ржевская', 'anna@rozh.example', { vip: true }),
    maria: await person('Мария Хлебникова', 'maria@rozh.example', { roles: ['requester', 'organisation-manager'] }),
    denis: await person('Денис Северов', 'denis@sever-telecom.example', { phone: '+7 900 000-00-01' }),
    john: await person('John Smith', 'john@sever-telecom.example', { language: 'en', timeZone: 'Europe/London' }),
    gleb: await person('Глеб Полярный', 'gleb@polyarny.example', { timeZone: 'Asia/Yekaterinburg' }),
    jonas: await person('Jonas Weber', 'jonas@netgate.example', { language: 'en', timeZone: 'Europe/Berlin' }),
  }
  const groups = { telecom, bakery, warehouse, netgate, firstLine, experts, engineers, night }
  return { desk, clients, groups }
}

export type People = Awaited<ReturnType<typeof makePeople>>
