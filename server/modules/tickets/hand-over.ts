import type { Value } from '#contract/endpoint.ts'
import type { HandOver } from '#contract/ticket-words.ts'

export type Card = Value<typeof HandOver>

/** The fields without which the next level would have to ask back. What was ruled out and the evidence may be nothing yet. */
const needed = ['done', 'question'] as const

/** Which needed fields say nothing: empty, one word, or keys pressed at random. */
export const cardLacks = (card: Card): (typeof needed)[number][] => needed.filter((field) => !saysSomething(card[field]))

function saysSomething(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.join('')
  return words.length >= 2 && letters.length >= 8 && new Set(letters).size >= 4
}
