import { randomUUIDv7 } from 'node:crypto'
import type { Permission, RoleName } from '#contract/people.ts'
import { type Received, beginConversation, receiveMessage } from '#modules/conversations'
import { standingOf } from '#modules/people'
import { type Arrival, openFromMessage } from '#modules/tickets'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import { givenDesk, system } from '#testing/given.ts'

export const levelIds = {
  L1: '01980000-0000-7000-8000-000000000001',
  L2: '01980000-0000-7000-8000-000000000002',
  L3: '01980000-0000-7000-8000-000000000003',
  L4: '01980000-0000-7000-8000-000000000004',
} as const
export const firstTeam = '01980000-0000-7000-8000-000000000101'
export const solved = '01980000-0000-7000-8000-000000000201'
export const card = {
  done: 'Перезагрузили роутер и проверили кабель',
  ruledOut: '',
  evidence: '',
  question: 'Есть ли доступ к порту на узле?',
}

/** A bakery that asks (Анна, and Мария who answers for it), a first line (Борис, lead Лидия), experts (Вера), engineers (Глеб), a manager and a vendor. */
export async function givenTickets(clock: Parameters<typeof givenDesk>[0] = {}) {
  const desk = await givenDesk(clock)
  const insert = (run: Parameters<typeof desk.act<string>>[1]) => desk.act(system, run)
  const organisation = (name: string, kind: 'client' | 'vendor') =>
    insert(async (work) => {
      const id = randomUUIDv7()
      await work.tx.insertInto('organisation').values({ id, name, kind, added_at: work.at }).execute()
      return id
    })
  const team = (name: string, level: keyof typeof levelIds, serves: readonly string[] = []) =>
    insert(async (work) => {
      const id = randomUUIDv7()
      await work.tx.insertInto('team').values({ id, name, added_at: work.at }).execute()
      await work.tx.insertInto('team_level').values({ team_id: id, level_id: levelIds[level] }).execute()
      for (const organisation_id of serves) await work.tx.insertInto('team_served').values({ team_id: id, organisation_id }).execute()
      return id
    })
  const person = (name: string, role: RoleName, of: { organisation?: string; team?: string; email?: string } = {}) =>
    insert(async (work) => {
      const id = randomUUIDv7()
      await work.tx
        .insertInto('person')
        .values({ id, name, organisation_id: of.organisation ?? null, added_at: work.at })
        .execute()
      await work.tx.insertInto('person_role').values({ person_id: id, role }).execute()
      if (of.team !== undefined) await work.tx.insertInto('team_member').values({ team_id: of.team, person_id: id }).execute()
      if (of.email !== undefined)
        await work.tx
          .insertInto('address')
          .values({ id: randomUUIDv7(), person_id: id, kind: 'email', value: of.email, is_primary: true })
          .execute()
      return id
    })
  const as = async (id: string): Promise<PersonActor> => {
    const standing = await standingOf(desk.db, id)
    if (!standing) throw new Error(`nobody is ${id}`)
    const { permissions, organisation: home, teams, serves } = standing
    return { kind: 'person', id, permissions, organisation: home?.id ?? null, teams: teams.map((one) => one.id), serves, by: 'session' }
  }

  const bakery = await organisation('Пекарня', 'client')
  const telecom = await organisation('Связь', 'client')
  const vendor = await organisation('Поставщик', 'vendor')
  const experts = await team('Эксперты', 'L2')
  const engineers = await team('Инженеры', 'L3')
  const bakers = await team('Для пекарни', 'L1', [bakery])
  const anna = await person('Анна', 'requester', { organisation: bakery, email: 'anna@bakery.example' })
  const maria = await person('Мария', 'organisation-manager', { organisation: bakery })
  const tom = await person('Том', 'requester', { organisation: telecom, email: 'tom@telecom.example' })
  const boris = await as(await person('Борис', 'agent', { team: firstTeam }))
  const lidia = await as(await person('Лидия', 'lead', { team: firstTeam }))
  const vera = await as(await person('Вера', 'agent', { team: experts }))
  const gleb = await as(await person('Глеб', 'agent', { team: engineers }))
  const baker = await as(await person('Павел', 'agent', { team: bakers }))
  const manager = await as(await person('Михаил', 'manager'))

  const letter = (from: string, text: string, automatic = false, at?: Temporal.Instant): Received => ({
    author: from,
    from: 'somebody',
    text,
    html: null,
    quoted: '',
    blockedImages: 0,
    automatic,
    at: at ?? Temporal.Now.instant().round('millisecond'),
    participants: [{ person: from, address: `${from}@mail.example`, name: '', role: 'from' }],
    attachments: [{ sha256: 'b'.repeat(64), name: 'экран.png', type: 'image/png', size: 3, inline: false }],
    checks: null,
    raw: 'a'.repeat(64),
    internetMessageId: null,
    inReplyTo: [],
  })
  /** A letter of a requester that becomes a ticket. */
  const arrive = (from: string = anna, more: Partial<Arrival> = {}) =>
    desk.act(system, async (work) => {
      const conversation = await beginConversation(work, { channel: 'email', audience: 'requester' })
      const message = await receiveMessage(work, conversation, letter(from, 'Не работает интернет'))
      const arrival = { requester: from, conversation, channel: 'email', title: 'Нет интернета', startedAt: work.at, ...more } as const
      return { ...(await openFromMessage(work, arrival)), conversation, message }
    })
  /** The row as it stands. */
  const row = async (id: string) => {
    const [found] = await rows<Record<string, unknown> & { status: string }>(desk.db, sql`select * from ticket where id = ${id}`)
    if (!found) throw new Error(`no ticket ${id}`)
    return found
  }
  const stays = (id: string) => rows<Record<string, unknown>>(desk.db, sql`select * from stay where ticket_id = ${id} order by n`)
  const types = async (id: string): Promise<string[]> =>
    (await rows<{ type: string }>(desk.db, sql`select type from event where subject = ${id} order by seq`)).map(({ type }) => type)

  const acts = { person, organisation, team, as, letter, arrive, row, stays, types }
  const groups = { bakery, telecom, vendor, experts, engineers, bakers }
  return { ...desk, ...acts, ...groups, anna, maria, tom, boris, lidia, vera, gleb, baker, manager }
}

/** Somebody with exactly these rights. */
export const actorWith = (id: string, permissions: readonly Permission[], more: Partial<PersonActor> = {}): Actor => ({
  kind: 'person',
  id,
  permissions: new Set(permissions),
  organisation: null,
  teams: [],
  serves: [],
  by: 'session',
  ...more,
})
