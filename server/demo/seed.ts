import { randomUUIDv7 } from 'node:crypto'
import { setPasswordByLink } from '#contract/auth-acts.ts'
import { type VerificationRule, setGates, setVerificationRules } from '#contract/verification.ts'
import { addMailbox } from '#contract/email.ts'
import type { DemoAccount } from '#contract/auth.ts'
import { userLink } from '#modules/auth'
import { startReaders } from '#platform/events/index.ts'
import { performer } from '#platform/http/index.ts'
import { type House, openWork } from '#platform/work.ts'
import { type Surroundings, allRoutes, jobHandlers, openHouse, reactions } from '../main.ts'
import { makeContracts, recordOutages } from './contracts.ts'
import { crowdAgenda, makeCrowd } from './crowd.ts'
import { hands as handsOf } from './hands.ts'
import { makeKnowHow } from './know-how.ts'
import { type Character, makePeople, personMaker } from './people.ts'
import { type Stage, narrator } from './stage.ts'
import { tellStory } from './story.ts'

/** Anybody may read it on the sign-in page, and the desk is thrown away. */
const password = 'пирог с капустой 7'
const tickets = 88
const nothing = { resolve: [], close: [] }

/** Fills an empty desk with weeks of life up to now, by the same commands as in life. Answers how to sign in. */
export async function seedDemo(surroundings: Surroundings): Promise<DemoAccount[]> {
  const end = Temporal.Now.instant()
  let clock = end.subtract({ hours: 24 * 35 })
  const setClock = (moment: Temporal.Instant) => {
    if (Temporal.Instant.compare(moment, clock) > 0) clock = moment
  }
  const { parts: made, close } = await openHouse(surroundings, { working: false })
  const house: House = { ...made.house, now: () => clock }
  const parts = { ...made, house }
  // Nobody tells them of news: they read when they are asked to, between two moments.
  const readers = startReaders(house, reactions(parts))
  const call = performer(house, allRoutes(parts))
  const handlers = new Map(jobHandlers(parts).map((handler) => [handler.job.name, handler]))
  const runJob = async (name: string, payload: object) => handlers.get(name)?.run(payload, { id: randomUUIDv7(), last: true })
  const stage: Stage = {
    call,
    act: async (actor, run) => openWork(house, actor, run),
    at: setClock,
    settle: readers.idle,
    runJob,
    monday: lastWholeWeek(end),
  }
  try {
    const people = await makePeople(stage)
    await call(narrator, setGates, { body: { incident: nothing, request: nothing } })
    await makeContracts(stage, people, clock)
    await makeKnowHow(stage, people)
    const mailbox = { name: 'Опора', address: 'help@opora.example', team: people.groups.firstLine }
    await call(narrator, addMailbox, { body: mailbox })
    const crowd = await makeCrowd(personMaker(stage), people)
    const span = { from: clock.add({ hours: 24 }), to: end, now: () => clock, setClock, settle: readers.idle, runJob }
    const agenda = crowdAgenda(tickets, span, handsOf({ ...stage, settle: async () => undefined }), people, crowd)
    const told = besides(stage, agenda.until)
    await tellStory(told, handsOf(told), people)
    await agenda.until(end)
    setClock(end)
    await recordOutages(stage, people, end)
    // From here on somebody plays: a solution asks what it was in, and the most urgent ones take a second pair of eyes.
    await call(narrator, setGates, { body: { incident: { resolve: ['service', 'category'], close: [] }, request: nothing } })
    const urgent: VerificationRule = { services: [], priorities: [1], how: 'second', check: null, closes: true }
    await call(narrator, setVerificationRules, { body: { rules: [urgent] } })
    await readers.idle()
    const { desk, clients } = people
    const account = (role: DemoAccount['role'], { name, email }: Character): DemoAccount => ({
      role,
      name,
      email,
      phrase: password,
    })
    const accounts = [
      account('agent', desk.olga),
      account('agent', desk.timur),
      account('agent', crowd.ryan),
      account('lead', desk.larisa),
      account('manager', desk.marat),
      account('administrator', desk.ada),
      account('requester', clients.anna),
      account('organisation-manager', clients.maria),
    ]
    for (const { email } of accounts) {
      const token = new URL(await userLink(house, surroundings.url, email)).hash.slice(1)
      await call({ kind: 'stranger' }, setPasswordByLink, { body: { token, password } })
    }
    return accounts
  } finally {
    await readers.stop()
    await close()
  }
}

/** The same stage, on which everything that others do before its moment is done first. */
function besides(stage: Stage, others: (moment: Temporal.Instant) => Promise<void>): Stage {
  let moment: Temporal.Instant | undefined
  const come = async () => {
    if (moment === undefined) return
    await others(moment)
    stage.at(moment)
  }
  return {
    ...stage,
    at: (next) => {
      moment = next
    },
    call: async (...given) => come().then(async () => stage.call(...given)),
    act: async (actor, run) => come().then(async () => stage.act(actor, run)),
    runJob: async (name, payload) => come().then(async () => stage.runJob(name, payload)),
  }
}

/** The Monday of the latest week whose Friday noon has passed in Moscow. */
function lastWholeWeek(now: Temporal.Instant): Temporal.PlainDate {
  const here = now.toZonedDateTimeISO('Europe/Moscow').subtract({ days: 4, hours: 12 })
  return here.toPlainDate().subtract({ days: here.dayOfWeek - 1 })
}
