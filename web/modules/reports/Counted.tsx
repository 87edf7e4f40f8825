import type { Figure } from '#contract/reports.ts'
import { Link } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'

/** The list of exactly the tickets that a figure counts. */
export const hrefOf = ({ query }: Figure): string => `/tickets?${new URLSearchParams(query).toString()}`

/** A number that opens its tickets. */
export function Counted({ figure }: { figure: Figure }) {
  const { format } = useSpeech()
  return figure.count === 0 ? <span>{format.number(0)}</span> : <Link href={hrefOf(figure)}>{format.number(figure.count)}</Link>
}
