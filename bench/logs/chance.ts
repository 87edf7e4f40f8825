/** Made-up values for logs; the same seed makes the same log. */
export interface Chance {
  readonly int: (below: number) => number
  readonly of: <T>(values: readonly T[]) => T
  readonly ip: () => string
  readonly host: () => string
  readonly user: () => string
  readonly path: () => string
  readonly hex: (length: number) => string
  readonly uuid: () => string
  readonly word: () => string
  readonly id: () => string
}

const users = [
  'root',
  'anna',
  'p.ivanov',
  'guest',
  'postgres',
  'backup',
  'oracle',
  'www-data',
  'olga',
  'sidorov',
  'test',
  'admin',
  'deploy',
  'nagios',
  'mary',
  'git',
]
const marks = 'abcdefghijkmnpqrstuvwxyz23456789'.split('')
const folders = ['var', 'usr', 'opt', 'srv', 'home', 'data', 'lib', 'log', 'tmp', 'etc', 'app', 'cache', 'spool']
const words = [
  'north',
  'amber',
  'copper',
  'delta',
  'ember',
  'falcon',
  'granite',
  'harbor',
  'iris',
  'juniper',
  'kepler',
  'lagoon',
  'meadow',
  'nectar',
  'onyx',
  'prairie',
  'quartz',
  'raven',
  'saffron',
  'tundra',
]

export function chance(seed: number): Chance {
  let state = seed >>> 0 || 1
  // Mulberry32, public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  const of = <T>(values: readonly T[]): T => {
    const value = values[int(values.length)]
    if (value === undefined) throw new Error('nothing to choose from')
    return value
  }
  const hex = (length: number) => Array.from({ length }, () => int(16).toString(16)).join('')
  const word = () => of(words)
  return {
    int,
    of,
    hex,
    word,
    ip: () => `10.${int(250)}.${int(250)}.${int(250)}`,
    host: () => `${word()}${of(['', '-', '-db', '-web'])}${int(90)}.${of(['corp.example.org', 'dc2.example.net', 'example.com'])}`,
    user: () => of(users),
    path: () =>
      `/${Array.from({ length: 2 + int(3) }, () => of(folders)).join('/')}/${word()}${int(1000)}.${of(['log', 'dat', 'xml', 'tmp', 'so'])}`,
    uuid: () => [8, 4, 4, 4, 12].map(hex).join('-'),
    id: () => Array.from({ length: 12 }, () => of(marks)).join(''),
  }
}
