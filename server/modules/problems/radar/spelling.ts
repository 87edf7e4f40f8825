import { stemEnglish } from './stem-english.ts'
import { stemRussian } from './stem-russian.ts'

export const stemOf = (word: string): string => folded(/[а-я]/.test(word) ? stemRussian(word) : stemEnglish(word))

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

/** Both scripts in one spelling, so that «принтер» and “printer”, «сканер» and “scanner”, «роутер» and “router” meet. */
export const folded = (stem: string): string =>
  stem
    .replace(/[а-я]/g, (letter) => letters[letter] ?? letter)
    .replace(/c(?![h])/g, 'k')
    .replaceAll('ph', 'f')
    .replace(/([a-z])\1/g, '$1')
