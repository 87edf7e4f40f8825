import { type Hands, type Tale, hands as handsOf } from '../../server/demo/hands.ts'
import type { Character } from '../../server/demo/people.ts'
import { random as randomOf } from '../radar/random.ts'
import type { Asker, People, World } from './world.ts'
import { writer } from './words.ts'

const services = [1, 2, 3, 4, 5, 6].map((n) => `01980000-0000-7000-8000-00000000050${String(n)}`)
const day = 24 * 60

/** Lives of tickets, each by the acts of the product: ten messages on the average; `open`: in every state in which a ticket waits for somebody. */
export async function playLives(world: World, people: People, { count, open, seed }: { count: number; open: boolean; seed: number }) {
  const { stage } = world
  const random = randomOf(seed)
  const write = writer(seed)
  const hands = handsOf({ ...stage, settle: async () => undefined })
  const now = Temporal.Now.instant().round('millisecond')
  for (let n = 0; n < count; n++) {
    // Whole lives are over before now; open ones began in the last days.
    let at = now.subtract({ minutes: open ? random.whole(30, 6 * day) : 30 * day + random.whole(0, 5 * day) })
    const pass = (least: number, most: number) => {
      at = at.add({ seconds: random.whole(least * 60, most * 60) })
      // An open ticket has lived no further than to this moment.
      if (Temporal.Instant.compare(at, now) > 0) at = now
      stage.at(at)
    }
    stage.at(at)
    const asker = random.one(people.askers)
    await liveOne({ hands, asker, agents: people.agents, random, say: write.text, pass, open, now: world.now })
    await stage.settle()
  }
}

interface Life {
  readonly hands: Hands
  readonly asker: Asker
  readonly agents: People['agents']
  readonly random: ReturnType<typeof randomOf>
  readonly say: (length: number) => string
  readonly pass: (least: number, most: number) => void
  readonly open: boolean
  readonly now: () => Temporal.Instant
}

async function liveOne(life: Life): Promise<void> {
  const { hands, asker, agents, random, say, pass, open } = life
  const agent = random.one(agents.L1)
  const more = {
    kind: random.chance(0.6) ? ('incident' as const) : ('request' as const),
    urgency: random.one(['low', 'normal', 'normal', 'high'] as const),
    impact: random.one(['person', 'person', 'group', 'organisation'] as const),
    ...(random.chance(0.7) ? { service: random.one(services) } : {}),
  }
  const tale = random.chance(0.25)
    ? await hands.register(agent, {
        ...more,
        channel: 'phone',
        title: say(40),
        text: say(200),
        requester: { person: asker.id },
        assignToMe: false,
      })
    : await hands.arrive(asker, say(40), say(200), { ...more, channel: random.chance(0.3) ? 'portal' : 'email' })
  // One open ticket of four nobody has touched.
  if (open && random.chance(0.25)) return
  pass(5, 120)
  await hands.take(tale, agent)
  const worker = await talk(life, tale, agent)
  if (open) return leaveOpen(life, tale, worker)
  pass(10, 300)
  await hands.resolve(tale, worker, say(100))
  if (random.chance(0.08)) {
    pass(30, 600)
    await hands.judge(tale, asker, false, say(80))
    pass(30, 600)
    await hands.resolve(tale, worker, say(100))
  }
  pass(30, 900)
  await hands.judge(tale, asker, true)
}

/** Questions and answers, notes, one in four on to the experts; answers who has it at the end. */
async function talk({ hands, asker, agents, random, say, pass }: Life, tale: Tale, agent: Character): Promise<Character> {
  let worker = agent
  for (let turn = random.whole(2, 5); turn > 0; turn--) {
    pass(5, 60)
    if (random.chance(0.4)) await hands.note(tale, worker, say(100))
    if (tale.conversation === '') {
      await hands.note(tale, worker, say(200))
      continue
    }
    await hands.reply(tale, worker, say(200))
    pass(10, 240)
    await hands.answer(tale, asker, say(150))
    if (worker === agent && random.chance(0.25)) {
      pass(5, 30)
      await hands.escalate(tale, agent, 'L2', say(80))
      worker = random.one(agents.L2)
      pass(5, 90)
      await hands.take(tale, worker)
    }
  }
  return worker
}

async function leaveOpen({ hands, random, say, pass, now }: Life, tale: Tale, worker: Character): Promise<void> {
  pass(1, 60)
  const later = now().add({ hours: 24 * random.whole(2, 9) })
  const how = random.one(['work', 'work', 'requester', 'vendor', 'hold', 'resolved'] as const)
  if (how === 'requester' && tale.conversation !== '') await hands.reply(tale, worker, say(120), { waitUntil: later })
  else if (how === 'vendor' || how === 'hold') await hands.wait(tale, worker, how, later, say(40))
  else if (how === 'resolved') await hands.resolve(tale, worker, say(100))
}
