/** What a ticket knows, as far as it goes into an article. */
export type Known = {
  title: string
  /** What the requester wrote first. */
  symptom: string
  resolution: string
  /** Names of the people of the ticket, and of their organisation. */
  names: readonly string[]
}

/** Titles of the parts, in the language of the article. */
export type Headings = { symptom: string; deed: string; person: string; address: string; phone: string }

/** How people take leave; what follows is a signature. */
const leave = /^\s*(?:--\s*$|с уважением|спасибо заранее|best regards|kind regards|regards,|sincerely|отправлено с|sent from)/iu
/** How they greet: a name may stand in it. */
const greeting =
  /^\s*(?:здравствуйте|добрый (?:день|вечер)|доброе утро|привет|hello|hi|dear|good (?:morning|afternoon|evening))[^\n.!]{0,60}[,.!]?\s*$/iu

/** The body of a draft from the record of a ticket. No greeting, no signature, no name, address or phone of anybody goes into it. */
export function articleFrom({ title, symptom, resolution, names }: Known, words: Headings): { title: string; body: string } {
  const without = (text: string) => impersonal(text, names, words)
  const parts = [
    [words.symptom, without(bare(symptom))],
    [words.deed, without(resolution)],
  ] as const
  return {
    title: without(title),
    body: parts.flatMap(([heading, text]) => (text.trim() === '' ? [] : [`## ${heading}\n${text.trim()}`])).join('\n\n'),
  }
}

function bare(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => leave.test(line))
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .filter((line) => !greeting.test(line))
    .join('\n')
}

const phone = /(?<![\w.-])\+?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)/g
const address = /[^\s<>@,;:]+@[^\s<>@,;:]+\.[^\s<>@,;:.]+/g

function impersonal(text: string, names: readonly string[], words: Headings): string {
  // «Анна Петрова» is also written "Петрова", and in other cases: "Петровой"
  const stems = [...new Set(names.flatMap((name) => [name, ...name.split(/\s+/)]))]
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length)
  const pattern = stems.map((name) => `${stemOf(name).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\p{L}{0,3}`).join('|')
  const hidden = text.replaceAll(address, words.address).replaceAll(phone, words.phone)
  if (pattern === '') return hidden
  // a name and a surname side by side are one person
  return hidden.replaceAll(new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})(?:\\s+(?:${pattern})(?!\\p{L}))*`, 'giu'), words.person)
}

/** A Russian name without its ending, so that its cases are met too. */
const stemOf = (name: string): string => (/[аяьйиоыеу]$/u.test(name) && name.length > 3 ? name.slice(0, -1) : name)
