/** Articles are plain text with a few marks, read into pieces that are drawn as elements: no HTML of anybody reaches the page. */

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong'; parts: readonly Inline[] }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'article'; number: number; text: string }
export type Block =
  | { kind: 'heading'; level: 2 | 3; parts: readonly Inline[] }
  | { kind: 'paragraph' | 'remark'; parts: readonly Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly (readonly Inline[])[] }
  | { kind: 'code'; text: string }

const item = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/
const heading = /^(#{1,4})\s+(.*)$/

export function readText(body: string): readonly Block[] {
  const lines = body.replaceAll('\r', '').split('\n')
  const blocks: Block[] = []
  let at = 0
  /** Takes lines while they are of the kind. */
  const take = (is: (line: string) => boolean): string[] => {
    const from = at
    while (at < lines.length && is(lines[at] ?? '')) at += 1
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const [, marks, title] = heading.exec(line) ?? []
    if (line.trim() === '') at += 1
    else if (line.startsWith('```')) {
      at += 1
      blocks.push({ kind: 'code', text: take((one) => !one.startsWith('```')).join('\n') })
      at += 1
    } else if (marks !== undefined && title !== undefined) {
      at += 1
      blocks.push({ kind: 'heading', level: marks.length < 3 ? 2 : 3, parts: readInline(title) })
    } else if (item.test(line)) {
      const isOrdered = isNumbered(line)
      blocks.push({ kind: 'list', isOrdered, items: itemsOf(take((one) => isOf(one, isOrdered))) })
    } else if (line.startsWith('>'))
      blocks.push({
        kind: 'remark',
        parts: readInline(
          take((one) => one.startsWith('>'))
            .map((one) => one.replace(/^>\s?/, ''))
            .join('\n'),
        ),
      })
    else blocks.push({ kind: 'paragraph', parts: readInline(take(isProse).join('\n')) })
  }
  return blocks
}

const isNumbered = (line: string): boolean => item.exec(line)?.[1] !== undefined
/** A point of the same list, or an indented line that goes on with one. */
const isOf = (line: string, isOrdered: boolean): boolean => (item.test(line) ? isNumbered(line) === isOrdered : /^\s{2,}\S/.test(line))
const isProse = (line: string): boolean => line.trim() !== '' && !heading.test(line) && !item.test(line) && !/^(>|```)/.test(line)

function itemsOf(lines: readonly string[]): Inline[][] {
  const items: string[] = []
  for (const line of lines) {
    const [, , words] = item.exec(line) ?? []
    if (words === undefined) items.push(`${items.pop() ?? ''}\n${line.trim()}`)
    else items.push(words)
  }
  return items.map(readInline)
}

/** Bold, code, a link with words, a bare address, another article; an address ends before the punctuation that closes its sentence. */
const marked =
  /\*\*(.+?)\*\*|`([^`\n]+)`|\[([^\]\n]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)|(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]}'])|(?<![\w-])KB-(\d{1,9})\b/gs

function readInline(text: string): Inline[] {
  const parts: Inline[] = []
  let end = 0
  for (const match of text.matchAll(marked)) {
    const [whole, strong, code, words, href, bare, number] = match
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    if (strong !== undefined) parts.push({ kind: 'strong', parts: readInline(strong) })
    else if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (words !== undefined && href !== undefined) parts.push({ kind: 'link', href, text: words })
    else if (bare !== undefined) parts.push({ kind: 'link', href: bare, text: bare })
    else parts.push({ kind: 'article', number: Number(number), text: whole })
    end = match.index + whole.length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** As it stands in a letter, without the marks. */
export const plainText = (body: string): string => readText(body).map(plainBlock).join('\n\n')

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text
    case 'list':
      return block.items.map((parts, i) => `${block.isOrdered ? `${String(i + 1)}.` : '—'} ${plainInline(parts)}`).join('\n')
    case 'heading':
    case 'paragraph':
    case 'remark':
      return plainInline(block.parts)
  }
}

const plainInline = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'strong') return plainInline(part.parts)
      return part.kind === 'link' && part.href !== part.text ? `${part.text} (${part.href.replace(/^mailto:/, '')})` : part.text
    })
    .join('')
