/** The head that programs write above a letter they pass on: who wrote it, when, about what. */
import { attributionAt, headerBlockAt, isForwardSeparator, isReplySeparator, isRule } from './quote-starts.ts'

export type ForwardBlock = {
  /** Lines before this one are the forwarder's own. */
  start: number
  /** The letter passed on begins here, and ends before `end`. */
  body: number
  end: number
  from: string
  date: string | undefined
  subject: string | undefined
}

export function findForwardBlock(lines: readonly string[], isForward: boolean): ForwardBlock | undefined {
  for (let i = 0; i < lines.length; i++) {
    const isSeparator = isForwardSeparator(lines[i] ?? '') || (isForward && isReplySeparator(lines[i] ?? ''))
    const at = isSeparator ? nextFilled(lines, i + 1) : i
    if (!isSeparator && !(isForward && headerBlockAt(lines, i) > 0)) continue
    const block = readFields(lines, at) ?? readAttribution(lines, at)
    if (block) return { start: afterOwn(lines, i), end: endOfForward(lines, block.body), ...block }
  }
  return undefined
}

function afterOwn(lines: readonly string[], at: number): number {
  let start = at
  while (start > 0 && ((lines[start - 1] ?? '').trim() === '' || isRule(lines[start - 1] ?? ''))) start--
  return start
}

type Read = Omit<ForwardBlock, 'start' | 'end'>

const names = {
  from: /^(?:from|от|от кого|отправитель|von|de|da|van|od|від|fra|från|发件人|差出人)$/iu,
  date: /^(?:date|sent|дата|отправлено|дата отправки|gesendet|datum|envoyé|date d['’]envoi|fecha|enviado|enviado el|inviato|data|verzonden|wysłano|дата надсилання|надіслано|日期|送信日時)$/iu,
  subject: /^(?:subject|тема|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|předmět|emne|ämne|主题|件名)$/iu,
} as const

function readFields(lines: readonly string[], at: number): Read | undefined {
  const found: { from?: string; date?: string; subject?: string } = {}
  let i = at
  for (; i < Math.min(lines.length, at + 14); i++) {
    const line = bare(lines[i] ?? '')
    const [, name, value] = /^\*?([\p{L}'’ ]{1,20}?)\s?\*?\s?[:：]\*?\s*(.*)$/u.exec(line) ?? []
    if (name === undefined || value === undefined) break
    for (const key of ['from', 'date', 'subject'] as const) if (names[key].test(name.trim())) found[key] ??= value.trim()
  }
  if (found.from === undefined) return undefined
  return { body: nextFilled(lines, i), from: found.from, date: found.date, subject: found.subject }
}

/** Yandex writes a sentence instead: `03.03.2026, 10:15, "Анна" <anna@client.example>:` */
function readAttribution(lines: readonly string[], at: number): Read | undefined {
  const count = attributionAt(lines.map(bare), at)
  const sentence = lines
    .slice(at, at + count)
    .map(bare)
    .join(' ')
  const [, date, from] =
    /^(.*?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[+-]\d{2}:?\d{2})?),?\s*(?:от\s+|from\s+)?(.*?)\s?[:：]$/iu.exec(sentence) ?? []
  return from === undefined ? undefined : { body: nextFilled(lines, at + count), from, date, subject: undefined }
}

const closing =
  /^[\s>]*-{2,}\s*(?:конец пересылаемого сообщения|end of forwarded message|ende der weitergeleiteten nachricht)\s*-{2,}\s*$/iu

function endOfForward(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, place) => place >= from && closing.test(line))
  return end < 0 ? lines.length : end
}

const bare = (line: string) => line.replace(/^[\s>]+/, '').trimEnd()

function nextFilled(lines: readonly string[], from: number): number {
  let i = from
  while (i < lines.length && bare(lines[i] ?? '') === '') i++
  return i
}
