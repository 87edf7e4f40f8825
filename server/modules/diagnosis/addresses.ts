/** Addresses of the Internet as numbers, and which of them a check from the desk may go to. */
interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}
interface Range extends Address {
  readonly length: number
}

export function readAddress(text: string): Address | null {
  const v4 = readV4(text)
  if (v4 !== null) return { bits: 32, value: v4 }
  const v6 = readV6(text)
  return v6 === null ? null : { bits: 128, value: v6 }
}

/** Four decimal numbers and nothing else: `127.1`, `0x7f.0.0.1` and `2130706433` are no addresses here. */
function readV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function readV6(text: string): bigint | null {
  const [head = '', tail, more] = text.split('::')
  if (more !== undefined || !text.includes(':')) return null
  const first = groups(head)
  const last = tail === undefined ? [] : groups(tail)
  if (!first || !last) return null
  const missing = 8 - first.length - last.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  return [...first, ...Array.from({ length: missing }, () => 0n), ...last].reduce((sum, group) => sum * 65_536n + group, 0n)
}

/** Groups of one side of `::`; the last may be an address of version 4. */
function groups(side: string): bigint[] | null {
  if (side === '') return []
  const found: bigint[] = []
  const parts = side.split(':')
  for (const [i, part] of parts.entries()) {
    const v4 = i === parts.length - 1 ? readV4(part) : null
    if (v4 !== null) found.push(v4 >> 16n, v4 & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) found.push(BigInt(`0x${part}`))
    else return null
  }
  return found
}

export function readRange(text: string): Range | null {
  const [base = '', length = ''] = text.split('/')
  const address = readAddress(base)
  if (!address || !/^\d{1,3}$/.test(length) || Number(length) > address.bits) return null
  return { ...address, length: Number(length) }
}

const isIn = ({ bits, value }: Address, range: Range): boolean => {
  const shift = BigInt(range.bits - range.length)
  return bits === range.bits && value >> shift === range.value >> shift
}
const ranges = (list: string): Range[] => list.split(' ').flatMap((text) => readRange(text) ?? [])

// IANA's registries of special addresses (RFC 6890 and its updates). Whatever a setting says, these are never reached:
// the desk itself, its link, metadata services of clouds, many at once, and what is reserved.
const never = ranges(
  '0.0.0.0/8 127.0.0.0/8 169.254.0.0/16 192.0.0.0/24 192.88.99.0/24 224.0.0.0/4 240.0.0.0/4 100.100.100.200/32 168.63.129.16/32 ' +
    '::/96 fe80::/10 fec0::/10 ff00::/8 fd00:ec2::/32 fd20:ce::/32 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 5f00::/16',
)
// Networks of one's own and for tests: reached only where a setting names them.
const inside = ranges(
  '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 198.18.0.0/15 192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 fc00::/7',
)
const global6 = ranges('2000::/3')

/** Addresses of version 6 that only wrap one of version 4: mapped, NAT64, 6to4. */
function unwrapped(address: Address): Address {
  const { bits, value } = address
  if (bits === 32) return address
  const low = { bits: 32, value: value & 0xffff_ffffn } as const
  if (value >> 32n === 0xffffn) return low
  if (value >> 32n === 0x64_ff9b_0000_0000_0000_0000n) return low
  return value >> 112n === 0x2002n ? { bits: 32, value: (value >> 80n) & 0xffff_ffffn } : address
}

/** May a check go to this address, where these private networks are open to it and these addresses are the desk's own? */
export function mayReach(text: string, networks: readonly string[], own: readonly string[]): boolean {
  const wrapped = readAddress(text)
  if (!wrapped) return false
  const address = unwrapped(wrapped)
  if (never.some((range) => isIn(address, range))) return false
  if (own.some((one) => isSame(one, address))) return false
  if (inside.some((range) => isIn(address, range))) return ranges(networks.join(' ')).some((range) => isIn(address, range))
  return address.bits === 32 || global6.some((range) => isIn(address, range))
}

function isSame(text: string, { bits, value }: Address): boolean {
  const read = readAddress(text)
  const other = read && unwrapped(read)
  return other !== null && other.bits === bits && other.value === value
}

/** A network that may be opened: one of the private ones, or a part of one. */
export const isPrivateNetwork = (text: string): boolean => {
  const range = readRange(text)
  return range !== null && inside.some((one) => range.length >= one.length && isIn(range, one)) && !never.some((one) => isIn(range, one))
}
