import type { Life } from './agenda.ts'
import type { Hands, Tale } from './hands.ts'
import type { Character, People } from './people.ts'
import type { Topic } from './topics.ts'

/** Who meets whom about what, and the means to play it. */
export interface Scene {
  readonly hands: Hands
  readonly people: People
  readonly asker: Character
  readonly agent: Character
  readonly topic: Topic
  /** A whole number of minutes between two, always the same for the same seed. */
  readonly between: (least: number, most: number) => number
  readonly now: () => Temporal.Instant
  readonly runJob: (name: string, payload: object) => Promise<void>
}
type Plot = (scene: Scene) => Life

const day = 24 * 60
const arrive = async ({ hands, asker, topic }: Scene, more = {}) => hands.arrive(asker, topic.title, topic.text, more)

/** Taken, asked back and answered. */
async function* talk({ hands, asker, agent, topic, between }: Scene, tale: Tale): Life {
  yield between(5, 90)
  await hands.take(tale, agent)
  yield between(3, 20)
  await hands.reply(tale, agent, topic.question)
  yield between(10, 180)
  await hands.answer(tale, asker, topic.answer)
  yield between(20, 240)
}
const solve = async ({ hands, agent, topic }: Scene, tale: Tale, by = agent) => hands.reply(tale, by, topic.fix, 'resolved')

async function* confirmed(scene: Scene): Life {
  const { hands, asker, between } = scene
  const tale = await arrive(scene, between(0, 3) === 0 ? { channel: 'portal' } : {})
  yield* talk(scene, tale)
  await solve(scene, tale)
  yield between(30, 600)
  await hands.judge(tale, asker, true)
  yield between(2, 60)
  const score = between(0, 7) === 0 ? 2 : between(4, 5)
  await hands.rate(tale, asker, score, score > 4 ? thanksOf(asker) : '')
}
const thanksOf = ({ email }: Character) => (email.endsWith('polyarny.example') ? 'Thank you!' : 'Спасибо!')

async function* silent(scene: Scene): Life {
  const tale = await arrive(scene)
  yield* talk(scene, tale)
  await solve(scene, tale)
  yield 8 * day
  await scene.runJob('tickets.close-silent', { ticket: tale.id })
}
async function* reopened(scene: Scene): Life {
  const { hands, asker, agent, between } = scene
  const tale = await arrive(scene, { urgency: 'high' })
  yield* talk(scene, tale)
  await solve(scene, tale)
  yield between(60, 1500)
  await hands.judge(tale, asker, false, asker.email.endsWith('polyarny.example') ? 'It is back again.' : 'Опять то же самое.')
  yield between(30, 300)
  await hands.note(tale, agent, 'Не помогло с первого раза, смотрю журнал')
  yield between(60, 2000)
  await solve(scene, tale)
  yield between(60, 900)
  await hands.judge(tale, asker, true)
}
async function* byExpert(scene: Scene): Life {
  const { hands, asker, agent, people, between } = scene
  const tale = await arrive(scene, { impact: 'group' })
  yield* talk(scene, tale)
  await hands.escalate(tale, agent, 'L2', 'Первая линия своё проверила. Что дальше?')
  yield between(20, 400)
  await hands.take(tale, people.desk.timur)
  yield between(60, 900)
  await solve(scene, tale, people.desk.timur)
  yield between(60, 2000)
  await hands.judge(tale, asker, true)
}
async function* byVendor(scene: Scene): Life {
  const { hands, people, between, now } = scene
  const { timur, ilya } = people.desk
  const tale = await arrive(scene, { impact: 'organisation' })
  yield between(5, 40)
  await hands.take(tale, scene.agent)
  await hands.escalate(tale, scene.agent, 'L2', 'Похоже на сеть. Посмотрите, пожалуйста.')
  yield between(30, 300)
  await hands.take(tale, timur)
  await hands.escalate(tale, timur, 'L3', 'Сбой в прошивке узла?')
  yield between(60, 400)
  await hands.take(tale, ilya)
  await hands.escalate(tale, ilya, 'L4', 'Воспроизводится на прошивке 4.1. Есть исправление?', people.groups.netgate)
  await hands.wait(tale, ilya, 'vendor', now().add({ hours: 24 * 6 }), 'Ждём ответа NetGate')
  yield between(day, 5 * day)
  await hands.vendorAnswers(tale, people.clients.jonas, 'Please apply hotfix 4.2.1, it is attached to your account.')
  yield between(60, day)
  await hands.giveBack(tale, ilya, 'Исправление стоит, обрывов нет. Сообщите, пожалуйста, заявителю.')
  yield between(30, 300)
  await hands.take(tale, timur)
  await solve(scene, tale, timur)
}
async function* givenBack(scene: Scene): Life {
  const { hands, agent, people, between } = scene
  const tale = await arrive(scene)
  yield between(10, 60)
  await hands.take(tale, agent)
  await hands.escalate(tale, agent, 'L2', 'Не нашла причину. Посмотрите, пожалуйста.')
  yield between(60, 500)
  await hands.giveBack(tale, people.desk.timur, 'Причина на рабочем месте: пройдите памятку по шагам')
  yield between(60, 700)
  await solve(scene, tale)
}
/** Nobody looks for days: its promises are broken. */
async function* late(scene: Scene): Life {
  const { hands, asker, agent, between } = scene
  const tale = await arrive(scene, { urgency: 'high', impact: 'group' })
  yield between(3 * day, 4 * day)
  await hands.take(tale, agent)
  yield between(60, 2 * day)
  await solve(scene, tale)
  yield between(60, 600)
  await hands.judge(tale, asker, true)
  await hands.rate(tale, asker, between(1, 3), '')
}
async function* waitingForAnswer(scene: Scene): Life {
  const { hands, asker, agent, topic, between, now } = scene
  const tale = await arrive(scene)
  yield between(5, 120)
  await hands.take(tale, agent)
  await hands.reply(tale, agent, topic.question, { waitUntil: now().add({ hours: 72 }) })
  yield between(2 * day, 3 * day - 60)
  await hands.answer(tale, asker, topic.answer)
  yield between(60, 400)
  await solve(scene, tale)
  yield 8 * day
  await scene.runJob('tickets.close-silent', { ticket: tale.id })
}
async function* waitingForPart(scene: Scene): Life {
  const { hands, asker, agent, between, now } = scene
  const tale = await arrive(scene, { kind: 'request' })
  yield between(20, 200)
  await hands.take(tale, agent)
  await hands.wait(tale, agent, between(0, 1) === 0 ? 'part' : 'hold', now().add({ hours: 24 * 5 }), 'Деталь заказана, привезут на неделе')
  yield 5 * day + 5
  await scene.runJob('tickets.expire-wait', { ticket: tale.id })
  yield between(60, 500)
  await solve(scene, tale)
  yield between(100, 900)
  await hands.judge(tale, asker, true)
}
async function* byPhone({ hands, asker, agent, topic, people, between }: Scene): Life {
  // The agent listens first, and writes it down after.
  yield between(3, 15)
  const { firstLine, night } = people.groups
  const team = agent.teams.includes(night) ? night : firstLine
  const code = '01980000-0000-7000-8000-000000000203'
  const about = { title: topic.title, text: topic.text, channel: 'phone', requester: { person: asker.id }, team } as const
  await hands.register(agent, { ...about, resolvedNow: { code, text: topic.fix } })
}
/** Taken and noted, and its work takes days. */
async function* long(scene: Scene): Life {
  const { hands, agent, between } = scene
  const tale = await arrive(scene, { urgency: 'low' })
  yield* talk(scene, tale)
  await hands.note(tale, agent, 'Воспроизвёл у себя, ищу причину')
  yield between(4 * day, 9 * day)
  await solve(scene, tale)
}

/** As often as in life: most are solved and confirmed. */
export const plots: readonly Plot[] = [
  confirmed,
  byExpert,
  confirmed,
  waitingForAnswer,
  silent,
  byPhone,
  reopened,
  confirmed,
  long,
  late,
  waitingForPart,
  givenBack,
  confirmed,
  byVendor,
]
