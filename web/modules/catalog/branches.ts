import type { Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import type { Language } from '../../platform/i18n.ts'

type Service = Answer<'GET /services'>['items'][number]
export type Category = Service['categories'][number]

/** The branches that a kind of ticket may take (all, where the kind is not known yet), each with the way to it: "VPN › drops". */
export function branches(
  categories: readonly Category[],
  kind: Category['kinds'][number] | undefined,
  language: Language,
): readonly Option[] {
  const way = ({ names, parent }: Category): string => {
    const above = categories.find(({ id }) => id === parent)
    return above === undefined ? names[language] : `${way(above)} › ${names[language]}`
  }
  return categories
    .filter(({ kinds }) => kind === undefined || kinds.length === 0 || kinds.includes(kind))
    .map((category) => ({ id: category.id, label: way(category) }))
}
