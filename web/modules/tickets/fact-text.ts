import type { Formats, T } from '../../platform/i18n.ts'
import { sayingOf, type Piece } from './fact-words.ts'
import type { FactItem } from './model.ts'
import { whyText } from './why.ts'

/** What fills the sentence of a fact. */
export function factPieces(
  fact: FactItem,
  t: T,
  format: Formats,
): { key: ReturnType<typeof sayingOf>['key']; args: Record<string, string> } {
  const { key, args } = sayingOf(fact.event)
  return { key, args: Object.fromEntries(Object.entries(args).map(([name, piece]) => [name, said(piece, fact, t, format)])) }
}

/** The sentence of a fact without its emphasis. */
export function factText(fact: FactItem, t: T, format: Formats): string {
  const { key, args } = factPieces(fact, t, format)
  const rich: unknown = t.rich(key, { ...args, b: (parts) => parts.filter((part) => typeof part === 'string').join('') })
  return (Array.isArray(rich) ? rich.map(String).join('') : String(rich)).trim()
}

function said(piece: Piece, { names, texts }: FactItem, t: T, format: Formats): string {
  if (typeof piece === 'string') return piece
  if ('why' in piece) {
    const skills = piece.why.skills.flatMap((id) => names[id] ?? [])
    return whyText(piece.why, skills, t, format)
  }
  if ('words' in piece) return t(piece.words)
  if ('at' in piece) return piece.at === null ? '' : format.instant(piece.at)
  if ('name' in piece) return piece.name === null ? t('tickets.none') : (names[piece.name] ?? '…')
  if ('text' in piece) return piece.text === null ? '' : (texts[piece.text] ?? '')
  const text = piece.said === null ? '' : (texts[piece.said] ?? '')
  return text === '' ? '' : t('tickets.event.said', { text })
}
