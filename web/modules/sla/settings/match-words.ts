import type { Formats, Language, T } from '../../../platform/i18n.ts'
import type { Agreement, Match } from './model.ts'

/** For which tickets an agreement is, in words. */
export function matchWords(t: T, format: Formats, match: Match, named: Agreement['named'], language: Language): string {
  const names = (ids: readonly string[]) => format.list(ids.map((id) => named[id]?.[language] ?? t('sla.gone')))
  const parts = [
    ...(['organisations', 'services', 'levels', 'teams', 'vendors'] as const).flatMap((what) =>
      match[what].length === 0 ? [] : [t(`sla.match.${what}`, { names: names(match[what]) })],
    ),
    ...(match.assets === undefined || match.assets.length === 0 ? [] : [t('sla.match.assets', { names: names(match.assets) })]),
    ...(match.kinds.length === 0
      ? []
      : [t('sla.match.kinds', { names: format.list(match.kinds.map((kind) => t(`tickets.kind.${kind}`))) })]),
    ...(match.priorities.length === 0 ? [] : [t('sla.match.priorities', { names: format.list(match.priorities.map((one) => `P${one}`)) })]),
    ...(match.vip === true ? [t('sla.match.vip')] : []),
  ]
  return parts.length === 0 ? t('sla.match.every') : parts.join(' · ')
}
