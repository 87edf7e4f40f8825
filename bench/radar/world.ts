import { type Random, random } from './random.ts'

/** What a desk's people write about. Of each pair the first is Russian, the second English; `/` parts ways to say it, N and G stand for the thing. */
export interface World {
  /** The service, nominative|genitive, English. */
  readonly things: readonly (readonly [string, string, string])[]
  readonly faults: readonly (readonly [string, string])[]
  /** What makes it this one problem. */
  readonly details: readonly (readonly [string, string])[]
  readonly fillers: readonly (readonly [string, string])[]
}

export type Tongue = 0 | 1

/** Of a language nobody speaks: nothing in the rules can have been fitted to its words. */
export function invented(seed: number): World {
  const { whole, one } = random(seed)
  const scripts = [
    { on: 'б в г д ж з к л м н п р с т х ц ч ш бр ст пл'.split(' '), of: 'а е и о у ы'.split(' '), ends: 'а ы ом ами ах у'.split(' ') },
    { on: 'b d f g j k l m n p r s t v z br st pl th'.split(' '), of: 'a e i o u ee'.split(' '), ends: 's ed ing er'.split(' ') },
  ] as const
  const root = (script: 0 | 1) =>
    Array.from({ length: whole(2, 3) }, () => one(scripts[script].on) + one(scripts[script].of)).join('') + one(scripts[script].on)
  /** A root with an ending of its own each time it is said. */
  const said = (script: 0 | 1, words: readonly string[]) => words.map((word) => word + one(['', ...scripts[script].ends])).join(' ')
  const ways = (script: 0 | 1, words: number, form: (said: string) => string) => {
    const roots = Array.from({ length: words }, () => root(script))
    return Array.from({ length: 3 }, () => form(said(script, roots))).join('/')
  }
  return {
    things: Array.from({ length: 40 }, (_, n) => [`s${n % 12}`, `${root(0)}|${root(0)}`, root(1)] as const),
    faults: Array.from({ length: 16 }, () => [ways(0, 2, (s) => `N ${s}`), ways(1, 2, (s) => `N ${s}`)] as const),
    details: Array.from({ length: 80 }, () => [ways(0, 2, (s) => s), ways(1, 2, (s) => s)] as const),
    fillers: Array.from({ length: 40 }, () => [`${said(0, [root(0), root(0)])}.`, `${said(1, [root(1), root(1)])}.`] as const),
  }
}

/** One way to say a fault of a thing. */
export function tell({ one }: Random, fault: readonly [string, string], thing: readonly [string, string, string], tongue: Tongue): string {
  const [nominative = '', genitive = ''] = thing[1].split('|')
  const said = one(fault[tongue].split('/'))
  return said
    .replaceAll(/\bN\b|(?<![\p{L}])N(?![\p{L}])/gu, tongue === 0 ? nominative : thing[2])
    .replaceAll(/(?<![\p{L}])G(?![\p{L}])/gu, genitive)
}
