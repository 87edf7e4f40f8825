/** Somebody in a conversation. `address` is in lower case, '' for a person whom no address is known of. */
export interface Talker {
  readonly person: string | null
  readonly address: string
  readonly name: string
  readonly role: 'from' | 'to' | 'cc'
}

const same = (a: Talker, b: Talker): boolean => (a.address === '' ? b.address === '' && a.person === b.person : a.address === b.address)

/** To whom an answer goes: to who wrote last (else whom it was begun with), everybody else in copy. Given addresses win; who is not known yet is new. */
export function recipients(
  participants: readonly Talker[],
  lastFrom: string | null,
  given: { to?: readonly string[] | undefined; cc?: readonly string[] | undefined },
): Talker[] {
  const known = (address: string): Talker =>
    participants.find((one) => one.address === address.toLowerCase()) ?? {
      person: null,
      address: address.toLowerCase(),
      name: '',
      role: 'cc',
    }
  const asked = participants.filter(({ address }) => address !== '' && address === lastFrom)
  const begunWith = participants.filter(({ role }) => role !== 'cc')
  const to = given.to?.map(known) ?? [asked, begunWith].find(({ length }) => length > 0) ?? participants
  const cc = given.cc?.map(known) ?? participants
  return [
    ...distinct(to).map((one) => ({ ...one, role: 'to' as const })),
    ...distinct(cc)
      .filter((one) => !to.some((other) => same(one, other)))
      .map((one) => ({ ...one, role: 'cc' as const })),
  ]
}

export const distinct = (talkers: readonly Talker[]): Talker[] =>
  talkers.filter((one, i) => talkers.findIndex((other) => same(one, other)) === i)
