import type { PersonMaker } from './people.ts'
import { byDay, byNight, openAgenda } from './agenda.ts'
import type { Hands } from './hands.ts'
import type { Character, People } from './people.ts'
import { type Scene, plots } from './plots.ts'
import { docks, english, places, russian } from './topics.ts'

/** More people than the named ones; the night shift and whom it serves speak English. */
export async function makeCrowd(person: PersonMaker, { groups, clients }: People) {
  const staff = { roles: ['agent' as const] }
  return {
    pavel: await person('Павел Лисин', 'pavel@opora.example', { ...staff, teams: [groups.firstLine] }),
    ryan: await person('Ryan Carter', 'ryan@opora.example', { ...staff, teams: [groups.night], language: 'en' }),
    day: [
      clients.anna,
      clients.maria,
      clients.denis,
      await person('Вера Колосова', 'vera@rozh.example'),
      await person('Олег Ветров', 'oleg@sever-telecom.example'),
      await person('Тамара Лугина', 'tamara@sever-telecom.example'),
    ],
    night: [
      await person('Emma Clark', 'emma@polyarny.example', { language: 'en', timeZone: 'Asia/Yekaterinburg' }),
      await person('Oliver Reed', 'oliver@polyarny.example', { language: 'en', timeZone: 'Asia/Yekaterinburg' }),
    ],
  }
}
type Crowd = Awaited<ReturnType<typeof makeCrowd>>

interface Span {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  readonly now: () => Temporal.Instant
  readonly setClock: (moment: Temporal.Instant) => void
  readonly settle: () => Promise<void>
  readonly runJob: Scene['runJob']
}

/** So many tickets between two moments, the same for the same seed; more and more of them towards the end. */
export function crowdAgenda(count: number, span: Span, hands: Hands, people: People, crowd: Crowd) {
  const random = randomOf(20_261_123)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const one = <T>(list: readonly [T, ...T[]] | readonly T[], turn: number): T => {
    const found = list[turn % list.length]
    if (found === undefined) throw new Error('the list is empty')
    return found
  }
  const agenda = openAgenda(span.setClock, span.settle)
  const minutes = span.to.since(span.from).total('minutes')
  for (let turn = 0; turn < count; turn++) {
    const isNight = turn % 4 === 3
    const topic = isNight ? one(english, between(0, 99)) : one(russian, between(0, 99))
    const place = isNight ? `, ${one(docks, between(0, 99))}` : ` ${one(places, between(0, 99))}`
    const dayAgents: Character[] = [people.desk.olga, crowd.pavel, people.desk.larisa]
    const scene: Scene = {
      hands,
      people,
      between,
      now: span.now,
      runJob: span.runJob,
      asker: one(isNight ? crowd.night : crowd.day, between(0, 99)),
      agent: isNight ? one([crowd.ryan, people.desk.nina], between(0, 99)) : one(dayAgents, between(0, 99)),
      topic: { ...topic, title: topic.title + place },
    }
    const settled = isNight ? byNight : byDay
    const at = settled(span.from.add({ minutes: Math.floor(minutes * random() ** 0.7) }))
    agenda.add({ at, settled, life: one(plots, turn)(scene) })
  }
  return agenda
}

/** Mulberry32: small, quick, and the same on every machine. */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
