/**
 * Joins masked lines that differ only in words that vary: names of users, hosts, classes, states. All distinct masked lines are looked at
 * together, unlike in Drain (He et al., ICWS 2017), so the order of lines does not matter and no depth or similarity is set by hand.
 */
export interface Template {
  readonly text: string
  /** Which of the given texts it stands for. */
  readonly of: readonly number[]
}

interface Item {
  readonly tokens: readonly string[]
  /** Between the tokens: what must be equal for two lines to be of one build. */
  readonly marks: readonly string[]
  readonly of: readonly number[]
}

/** So many different plain words in one place are values, not meanings. */
const enough = { plain: 5, afterEquals: 3, first: 8, fewConstants: 10, pair: 5, tail: 12 } as const
/** Beyond so many texts of one build only the cheap steps are taken. */
const many = { pairs: 4000, places: 24, taken: 3000 } as const

const any = '<*>'

export function group(texts: readonly string[]): Template[] {
  const builds = new Map<string, Item[]>()
  texts.forEach((text, i) => {
    const item = itemOf(text, i)
    const build = item.marks.join('\u0000')
    const known = builds.get(build)
    if (known) known.push(item)
    else builds.set(build, [item])
  })
  const joined = [...builds.values()].flatMap((items) => joinPairs(joinWords(takeIn(joinNames(items)))))
  return joinTails(joined).map(({ tokens, marks, of }) => ({ text: write(tokens, marks), of }))
}

const delimiter = /([\s=,;:()[\]{}"'|]+)/

function itemOf(text: string, i: number): Item {
  const parts = text.split(delimiter)
  return {
    tokens: parts.filter((_, at) => at % 2 === 0),
    marks: parts.filter((_, at) => at % 2 === 1).map((mark) => mark.replace(/\s+/g, ' ')),
    of: [i],
  }
}

const write = (tokens: readonly string[], marks: readonly string[]) => tokens.map((token, i) => token + (marks[i] ?? '')).join('')

const isWord = (token: string) => /\p{L}/u.test(token) && !token.includes('<')
const nothing = /^(?:null|none|nil|undefined|unknown|n\/a|-|true|false|yes|no|empty)$/i
const joiner = /[./\\@$_#~*-]|\p{Ll}\p{Lu}/u

/** A token that looks like a name a machine uses: it holds a variable, or is joined of parts. In the first place, where the verb or function stands, only the plainest. */
function isName(token: string, at: number): boolean {
  if (token.includes('<') || nothing.test(token)) return true
  return at === 0 ? /[/@]|^[\w-]+\.[a-z]{2,4}$/.test(token) : joiner.test(token)
}

/** Lines equal but for names are one. */
function joinNames(items: readonly Item[]): Item[] {
  return joinBy(items, ({ tokens }) => {
    const shown = tokens.map((token, at) => (isName(token, at) ? '?' : token))
    return shown.some(isWord) ? shown.join('\u0000') : null
  })
}

/** Items of one key become one, with a star where they differ. A null key stays alone. */
function joinBy(items: readonly Item[], keyOf: (item: Item) => string | null): Item[] {
  const found = new Map<string, Item[]>()
  const alone: Item[] = []
  for (const item of items) {
    const key = keyOf(item)
    const same = key === null ? undefined : found.get(key)
    if (same) same.push(item)
    else if (key === null) alone.push(item)
    else found.set(key, [item])
  }
  return [...[...found.values()].map(join), ...alone]
}

function join(items: readonly Item[]): Item {
  const [first] = items
  if (!first || items.length === 1) return first ?? { tokens: [], marks: [], of: [] }
  return {
    tokens: first.tokens.map((token, at) => (items.every((item) => item.tokens[at] === token) ? token : starred(items, at))),
    marks: first.marks,
    of: items.flatMap(({ of }) => of),
  }
}

/** `eth<num>` and `eth<num>` of one kind keep their kind; else anything may stand there. */
function starred(items: readonly Item[], at: number): string {
  const kinds = new Set(items.map(({ tokens }) => /^<\w+>$/.exec(tokens[at] ?? '')?.[0]))
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined ? kind : any
}

/** A line that an item with stars already tells is of it: a random name that looks like a word ("acccfcc") is a name still. */
function takeIn(items: readonly Item[]): Item[] {
  const wide = items.filter(({ tokens }) => tokens.includes(any))
  if (wide.length === 0 || items.length > many.taken) return [...items]
  const taken = new Map<Item, Item[]>(wide.map((item) => [item, [item]]))
  const left = items.filter((item) => {
    if (taken.has(item)) return false
    const host = wide.find(({ tokens }) => tokens.every((token, at) => token === any || token === item.tokens[at]))
    if (host) taken.get(host)?.push(item)
    return !host
  })
  return [...[...taken.values()].map(join), ...left]
}

/** A place where many plain words stand between equal neighbours holds a value. Repeated, for a line may have several. */
function joinWords(items: readonly Item[]): Item[] {
  let left = items
  for (let round = 0; round < 4; round++) {
    const before = left.length
    const places = Math.min(left[0]?.tokens.length ?? 0, many.places)
    for (let at = 0; at < places; at++) left = joinAt(left, at)
    if (left.length === before) break
  }
  return [...left]
}

function joinAt(items: readonly Item[], at: number): Item[] {
  return [...grouped(items, [at]).values()].flatMap((same) => (same.length > 1 && isValue(same, at) ? [join(same)] : same))
}

function isValue(same: readonly Item[], at: number): boolean {
  const values = new Set(same.map(({ tokens }) => tokens[at] ?? ''))
  if (values.has(any)) return true
  const constants = (same[0]?.tokens ?? []).filter((token, i) => i !== at && isWord(token)).length
  if (constants === 0) return false
  const afterEquals = same[0]?.marks[at - 1]?.includes('=') ?? false
  const names = [...values].filter((value) => isName(value, at)).length
  if (names * 2 >= values.size && values.size >= 3 && constants > 1) return true
  if (at === 0) return values.size >= enough.first && constants > 1
  if (afterEquals) return values.size >= enough.afterEquals
  return values.size >= (constants > 1 ? enough.plain : enough.fewConstants)
}

/** Two places at once: a user and his host, neither seen with the other's fellow. */
function joinPairs(items: readonly Item[]): Item[] {
  const places = items[0]?.tokens.length ?? 0
  if (items.length < enough.pair || items.length > many.pairs || places > many.places) return [...items]
  let left: readonly Item[] = items
  for (let a = 1; a < places; a++) {
    for (let b = a + 1; b < places; b++) {
      left = [...grouped(left, [a, b]).values()].flatMap((same) => (isPairOfValues(same, a, b) ? [join(same)] : same))
    }
  }
  return [...left]
}

function isPairOfValues(same: readonly Item[], a: number, b: number): boolean {
  if (same.length < enough.pair) return false
  const constants = (same[0]?.tokens ?? []).filter((token, i) => i !== a && i !== b && isWord(token)).length
  return constants > 1 && [a, b].every((at) => new Set(same.map(({ tokens }) => tokens[at])).size >= enough.pair)
}

/** Items that are equal but for these places. */
function grouped(items: readonly Item[], without: readonly number[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const key = item.tokens.map((token, at) => (without.includes(at) ? '' : token)).join('\u0000')
    const same = found.get(key)
    if (same) same.push(item)
    else found.set(key, [item])
  }
  return found
}

/** Free text behind the same beginning ("Cannot read: …"): many different ends, each hardly ever twice, are one value. */
function joinTails(items: readonly Item[]): Item[] {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const head = headOf(item)
    const same = found.get(head)
    if (same) same.push(item)
    else found.set(head, [item])
  }
  return [...found].flatMap(([head, same]) => (head !== '' && areTails(same) ? [tailOf(same)] : same))
}

/** How many words a beginning must have. */
const beginning = 3
const headOf = ({ tokens, marks }: Item) =>
  tokens.length > beginning && tokens.slice(0, beginning).every(isWord) ? write(tokens.slice(0, beginning), marks) : ''

function areTails(same: readonly Item[]): boolean {
  if (same.length < enough.tail) return false
  const builds = new Set(same.map(({ marks }) => marks.join('\u0000')))
  return builds.size >= enough.tail / 2 && same.filter(({ of }) => of.length === 1).length >= same.length * 0.8
}

const tailOf = (same: readonly Item[]): Item => {
  const [first] = same
  return {
    tokens: [...(first?.tokens.slice(0, beginning) ?? []), any],
    marks: first?.marks.slice(0, beginning) ?? [],
    of: same.flatMap(({ of }) => of),
  }
}
