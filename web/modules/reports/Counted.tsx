import type { Figure } from '#contract/reports.ts'
import { Link } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'

/** The list of exactly the tickets that a figure counts. */
export const hrefOf = ({ query }: Figure): string => `/tickets?${new URLSearchParams(query).toString()}`

type CountedProps = { figure: Figure; of?: number | undefined; shown?: number }

/** A number that opens its tickets, with its share where it is part of something. */
export function Counted({ figure, of, shown }: CountedProps) {
  const { format } = useSpeech()
  const text = format.number(shown ?? figure.count)
  const share = of === undefined || of === 0 ? '' : ` · ${format.number(Math.floor((figure.count / of) * 1000) / 10)} %`
  return (
    <>
      {figure.count === 0 ? <span>{text}</span> : <Link href={hrefOf(figure)}>{text}</Link>}
      {share}
    </>
  )
}
