/** How bad a line is. */
export type Severity = 'info' | 'warning' | 'error'

const words: Readonly<Record<string, Severity>> = {
  ...named('error', 'error err fatal crit critical alert emerg emergency panic severe failure excp e f ошибка'),
  ...named('warning', 'warn warning attention w предупреждение'),
  ...named('info', 'info information informational notice debug trace verbose fine finer finest config d i v t информация отладка'),
}

function named(severity: Severity, list: string): Record<string, Severity> {
  return Object.fromEntries(list.split(' ').map((word) => [word, severity]))
}

const long = Object.keys(words)
  .filter((word) => word.length > 1)
  .toSorted((a, b) => b.length - a.length)
  .join('|')

/** A level where a field begins, bracketed or not. One letter only before a space or a stroke, as Android and glog write it. */
export const levelPattern = new RegExp(String.raw`[<[("]?(${long}|[DIWEFV](?=[ \t/|]))[>\])"]?(?![\w.=])[:,|]?`, 'iuy')

export const severityOfLevel = (word: string): Severity => words[word.toLowerCase()] ?? 'info'

const error =
  /\b(?:error|fail(?:ed|ure|s)?|fatal|panic|exception|critical|denied|refused|corrupt(?:ed)?|unreachable|abort(?:ed)?|segfault|killed)\b|\w(?:Exception|Error)\b|ошибк|сбой|отказ|не удалось|исключени/iu
const warning =
  /\b(?:warn(?:ing)?|timeout|timed out|retry(?:ing)?|deprecated|invalid|slow|lost|missing|unable|cannot)\b|предупрежд|не найден|истекл|повтор/iu
/** The answer of a server in an access log: 5xx is its own fault. */
const answer = /HTTP\/\d(?:\.\d)?" (\d)\d\d /

/** What the words of a line say where no level does. */
export function severityOfText(text: string): Severity {
  const status = answer.exec(text)
  if (status) return status[1] === '5' ? 'error' : 'info'
  return error.test(text) ? 'error' : warning.test(text) ? 'warning' : 'info'
}
