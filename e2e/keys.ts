/** Physical keys under the layout that people of this language have on: playwright itself types only in the American one. */
import type { Page } from 'playwright-core'

const american = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
const russian = 'йцукенгшщзхъфывапролджэячсмитьбю.'
const codes: Readonly<Record<string, string>> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  ';': 'Semicolon',
  "'": 'Quote',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
}
const bits: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 }

export type Hands = (...keys: readonly string[]) => Promise<void>

/** `press('Control+k', 'Shift+j', 'Enter')`: keys are named by what the American layout has there. */
export function handsOf(page: Page, language: 'ru' | 'en'): Hands {
  return async (...keys) => {
    for (const one of keys) {
      const parts = one.split('+')
      const sign = parts.at(-1) ?? ''
      const at = american.indexOf(sign)
      if (sign.length > 1 || at < 0) {
        await page.keyboard.press(one)
        continue
      }
      const held = parts.slice(0, -1)
      const plain = language === 'ru' ? (russian[at] ?? sign) : sign
      const key =
        sign === '/' && held.includes('Shift') ? (language === 'ru' ? ',' : '?') : held.includes('Shift') ? plain.toUpperCase() : plain
      const code = codes[sign] ?? `Key${sign.toUpperCase()}`
      const modifiers = held.reduce((sum, name) => sum + (bits[name] ?? 0), 0)
      const session = await page.context().newCDPSession(page)
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, modifiers })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers })
      await session.detach()
    }
  }
}
