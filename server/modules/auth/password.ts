const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
]
const common = [
  'password',
  'passw0rd',
  'parol',
  'пароль',
  'qwerty',
  'йцукен',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'opora',
  'опора',
  'support',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'master',
  'secret',
  'changeme',
  'test',
]

/** Why a password is guessed at once, or undefined. Not a measure of strength: length has been asked for already. */
export function weakness(password: string, known: readonly string[]): 'repeated' | 'sequence' | 'common' | 'yours' | undefined {
  const bare = password.normalize('NFKC').toLowerCase()
  if (new Set(bare).size < 5) return 'repeated'
  const own = known.flatMap((text) => [text, text.split('@')[0] ?? '', ...text.split(/[\s@.+_-]+/)]).map((text) => text.toLowerCase())
  if (own.some((word) => word.length >= 4 && rest(bare, word) < 4)) return 'yours'
  if (common.some((word) => rest(bare, word) < 4)) return 'common'
  if (isSequence(bare)) return 'sequence'
  return undefined
}

/** How many letters are left when a word is taken out, digits and signs around it not counted. */
const rest = (password: string, word: string): number => {
  if (!password.includes(word)) return Number.POSITIVE_INFINITY
  return password.replaceAll(word, '').replaceAll(/[\d\p{P}\p{S}]/gu, '').length
}

/** Made of runs along the keyboard or the alphabet, forwards or backwards. */
function isSequence(password: string): boolean {
  const lines = rows.flatMap((row) => [row, Array.from(row).reverse().join('')])
  const signs = Array.from(password)
  const steps = signs.slice(1).filter((sign, i) => lines.some((line) => line.includes(`${signs[i] ?? ''}${sign}`)))
  return steps.length >= signs.length - 3
}
