import { type Random, random } from './random.ts'
import { type Tongue, type World, tell } from './world.ts'

/** An incident as a desk has it, and which planted problem it comes of. */
export interface Written {
  readonly id: string
  /** Milliseconds. */
  readonly at: number
  readonly title: string
  readonly text: string
  readonly service: string | null
  readonly asset: string | null
  readonly category: string | null
  readonly problem: number | null
}

export interface Manner {
  readonly seed: number
  readonly world: World
  readonly incidents: number
  readonly days: number
  readonly problems: number
  /** How many incidents a problem makes, and over how many days. */
  readonly size: readonly [number, number]
  readonly spread: readonly [number, number]
  /** The share of English. */
  readonly english: number
  /** A problem's own incidents come in both languages. */
  readonly mixed?: boolean
  readonly short?: boolean
  /** Each text stands in the same long form. */
  readonly form?: boolean
  /** The share of words with a slip. */
  readonly slips?: number
  /** Busy Mondays, month ends of some topics, a desk that grows. */
  readonly seasons?: boolean
  /** What of service, asset and category is filled in: shares. */
  readonly filled?: readonly [number, number, number]
  readonly oneService?: boolean
}

const day = 86_400_000
const begin = 1_735_689_600_000

export function corpus(manner: Manner): Written[] {
  const dice = random(manner.seed)
  const { world } = manner
  const planted = Array.from({ length: manner.problems }, (_, n) => plant(dice, manner, n))
  const own = planted.reduce((total, { size }) => total + size, 0)
  const topics = world.things.flatMap((thing) =>
    world.faults.map((fault) => ({ thing, fault, monthly: dice.chance(0.1), weight: 1 / (1 + dice.whole(0, 60)) })),
  )
  const total = topics.reduce((sum, { weight }) => sum + weight, 0)
  const drawn = () => {
    let left = dice.next() * total
    return topics.find(({ weight }) => (left -= weight) <= 0) ?? dice.one(topics)
  }
  const written: Omit<Written, 'id'>[] = []
  while (written.length < manner.incidents - own) {
    const topic = drawn()
    const at = moment(dice, manner, topic.monthly)
    const tongue: Tongue = dice.chance(manner.english) ? 1 : 0
    const details = dice.chance(0.4) ? [dice.one(world.details)] : []
    written.push(entry(dice, manner, { ...topic, details, tongue, at, asset: `A${dice.whole(1, 400)}`, problem: null }))
  }
  for (const problem of planted)
    for (let n = 0; n < problem.size; n++) {
      const at = problem.from + dice.next() * problem.lasts
      const tongue: Tongue = manner.mixed === true ? (dice.chance(0.5) ? 1 : 0) : problem.tongue
      const details = dice.chance(0.85) ? [problem.detail] : []
      const asset = problem.asset !== null && dice.chance(0.85) ? problem.asset : `A${dice.whole(1, 400)}`
      written.push(entry(dice, manner, { ...problem, details, tongue, at, asset, problem: problem.n }))
    }
  return written.sort((a, b) => a.at - b.at).map((one, n) => ({ ...one, id: `I${n}` }))
}

function plant(dice: Random, { world, days, size, spread, english }: Manner, n: number) {
  const lasts = dice.whole(...spread) * day
  return {
    n,
    thing: dice.one(world.things),
    fault: dice.one(world.faults),
    detail: dice.one(world.details),
    size: dice.whole(...size),
    lasts,
    from: begin + day * days * 0.2 + dice.next() * (day * days * 0.8 - lasts),
    tongue: (dice.chance(english) ? 1 : 0) as Tongue,
    asset: dice.chance(0.4) ? `A${dice.whole(1, 400)}` : null,
  }
}

/** Working hours mostly; with seasons, Mondays are busy, some topics come at the month's end, and there is more and more to do. */
function moment(dice: Random, { days, seasons }: Manner, monthly: boolean): number {
  for (;;) {
    const at = begin + Math.floor(dice.next() * days) * day + (8 + 10 * dice.next()) * 3_600_000
    const number = Math.floor((at - begin) / day)
    const weekday = (number + 2) % 7
    if (weekday > 4 && !dice.chance(0.15)) continue
    if (seasons !== true) return at
    if (weekday !== 0 && !dice.chance(0.5)) continue
    if (monthly && number % 30 < 26 && !dice.chance(0.1)) continue
    if (dice.chance(0.4 + (0.6 * number) / days)) return at
  }
}

interface Told {
  readonly thing: readonly [string, string, string]
  readonly fault: readonly [string, string]
  readonly details: readonly (readonly [string, string])[]
  readonly tongue: Tongue
  readonly at: number
  readonly asset: string
  readonly problem: number | null
}

function entry(dice: Random, manner: Manner, told: Told): Omit<Written, 'id'> {
  const { thing, fault, details, tongue, at, problem } = told
  const [service, asset, category] = manner.filled ?? [0.85, 0.5, 0.6]
  const said = details.map((detail) => dice.one(detail[tongue].split('/')))
  const inTitle = manner.short === true || dice.chance(0.5)
  const head = slip(dice, manner, capital([tell(dice, fault, thing, tongue), ...(inTitle ? said : [])].join(', ')))
  const fillers = Array.from({ length: dice.whole(0, 3) }, () => dice.one(manner.world.fillers)[tongue])
  const again = dice.chance(0.6) ? [`${capital(tell(dice, fault, thing, tongue))}.`] : []
  const body = slip(dice, manner, [...again, ...(inTitle && dice.chance(0.5) ? [] : said), ...fillers].join(' '))
  return {
    at,
    title: head,
    text: manner.short === true ? '' : manner.form === true ? formOf(dice, tongue, body) : body,
    service: !dice.chance(service) ? null : manner.oneService === true ? 'desk' : thing[0],
    asset: dice.chance(asset) ? told.asset : null,
    category: dice.chance(category) ? `${manner.oneService === true ? 'desk' : thing[0]}/${manner.world.faults.indexOf(fault) % 5}` : null,
    problem,
  }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const formOf = ({ whole, one }: Random, tongue: Tongue, body: string): string =>
  tongue === 0
    ? `Заявитель: сотрудник ${whole(1, 900)}\nПодразделение: отдел ${whole(1, 30)}\nОперационная система: Windows ${one(['10', '11'])}\nОписание проблемы: ${body}\nЧто уже сделано: перезагрузка\nСрочность: средняя`
    : `Requester: employee ${whole(1, 900)}\nDepartment: unit ${whole(1, 30)}\nOperating system: Windows ${one(['10', '11'])}\nDescription of the problem: ${body}\nTried so far: restart\nUrgency: medium`

function slip(dice: Random, { slips = 0 }: Manner, text: string): string {
  if (slips === 0) return text
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 4 || !dice.chance(slips)) return word
      const at = dice.whole(1, word.length - 2)
      const other = dice.chance(0.5) ? word[at + 1] + (word[at] ?? '') : dice.chance(0.5) ? (word[at] ?? '') : ''
      return other.length === 2
        ? word.slice(0, at) + other + word.slice(at + 2)
        : word.slice(0, at) + other + word.slice(at + 1 + (other ? 1 : 0))
    })
    .join(' ')
}
