import type { Message } from '#contract/conversations.ts'
import type { Value } from '#contract/endpoint.ts'

type Said = Value<typeof Message>

/** To whom a letter went. */
export const readersOf = ({ participants }: Pick<Said, 'participants'>): string[] => [
  ...new Set(participants.flatMap(({ address, role }) => (role === 'from' || address === '' ? [] : [address]))),
]

/**
 * What all readers of a letter were given: its link is one, so that nobody of them learns by it what was said to the others only. What has
 * not left, or did not arrive, was given to nobody; what is shown is in the vendor's conversation, where no note ever stands.
 */
export function givenToAll<M extends Pick<Said, 'id' | 'participants' | 'direction' | 'delivery'>>(letter: Said, said: readonly M[]): M[] {
  const readers = readersOf(letter)
  return said.filter((one) => {
    if (one.id === letter.id) return true
    const isOut = one.direction === 'in' || (one.direction === 'out' && one.delivery === 'sent')
    const knows = new Set(one.participants.map(({ address }) => address))
    return isOut && readers.length > 0 && readers.every((reader) => knows.has(reader))
  })
}
