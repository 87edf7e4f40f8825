/** So many tries in so many seconds under one key, counted for all nodes together. */
export interface Limit {
  readonly key: string
  readonly most: number
  readonly seconds: number
}

const minutes = 60
const hour = 3600

/** A whole IPv6 site is one neighbour: its /64 has more addresses than anybody can count. */
function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = ip.split('%')[0]?.split('::') ?? []
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const groups = ip.includes('::') ? [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back] : front
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/**
 * Failures only: a success is taken back. One guesser is stopped at ten; an account under attack from many places at a hundred an hour (NIST SP 800-63B),
 * which its owner meets only then.
 */
export const signInLimits = (login: string, ip: string): Limit[] => [
  { key: `sign-in ${login} ${networkOf(ip)}`, most: 10, seconds: 15 * minutes },
  { key: `sign-in ${login}`, most: 100, seconds: hour },
  { key: `sign-in ${networkOf(ip)}`, most: 100, seconds: 15 * minutes },
]

/** Letters that anybody may have sent to anybody. */
export const letterLimits = (login: string, ip: string): Limit[] => [
  { key: `letter ${login}`, most: 5, seconds: hour },
  { key: `letter ${networkOf(ip)}`, most: 30, seconds: hour },
]

export const linkLimits = (ip: string): Limit[] => [{ key: `link ${networkOf(ip)}`, most: 60, seconds: 15 * minutes }]
export const firstRunLimits = (ip: string): Limit[] => [{ key: `first-run ${networkOf(ip)}`, most: 30, seconds: 15 * minutes }]
export const passwordLimits = (person: string): Limit[] => [{ key: `password ${person}`, most: 10, seconds: 15 * minutes }]
