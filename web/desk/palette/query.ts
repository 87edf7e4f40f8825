import { relaid } from '#contract/layout.ts'

/** What is typed into the palette: a ticket by number, a person, a list, or anything by its words. */
export type Typed = { kind: 'ticket'; number: string } | { kind: 'person' | 'view' | 'any'; words: string }

/** The marks stand on the same keys under ЙЦУКЕН, where "№", a quotation mark and a semicolon are printed. */
const marks = { '@': 'person', '"': 'person', $: 'view', ';': 'view' } as const

export function readTyped(text: string): Typed {
  const typed = text.trim()
  const number = /^[#№]?\s*(\d+)$/.exec(typed)?.[1]
  if (number !== undefined) return { kind: 'ticket', number }
  const [mark, kind] = Object.entries(marks).find(([sign]) => typed.startsWith(sign)) ?? ['', 'any' as const]
  return { kind, words: typed.slice(mark.length).trim() }
}

/** Every word is found in the name, in whichever layout it was typed. */
export function matches(name: string, words: string): boolean {
  const where = name.toLocaleLowerCase()
  const holds = (text: string) => text.split(/\s+/u).every((word) => where.includes(word))
  const typed = words.toLocaleLowerCase()
  return holds(typed) || holds(relaid(typed))
}
