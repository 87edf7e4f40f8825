import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { priorityOf } from '../../tickets/priority.ts'
import { amountWords } from './amount.ts'

/** Says where our lines and vendors, each taking all its time, cannot keep what the version promises. Shows nothing where they can. */
export function Fit({ version }: { version: string }) {
  const { t, format, language } = useSpeech()
  const { data } = useQuery(ask('GET /agreement-versions/:id/fit', { params: { id: version } }))
  if (data === undefined || data.overruns.length === 0) return null
  return (
    <Banner kind="near">
      <p>{t('sla.fit-not')}</p>
      <ul>
        {data.overruns.map(({ priority, target, at, lateMs, chain }) => (
          <li key={priority}>
            {t(lateMs === null ? 'sla.fit-never' : 'sla.fit-late', {
              priority: t(`tickets.priority.${priorityOf(priority)}`),
              promised: amountWords(t, format, target),
              chain: chain.map((link) => `${link.place[language]} ${amountWords(t, format, link.target)}`).join(' → '),
              late: lateMs === null ? '' : format.duration(lateMs),
              at: format.instant(at, 'weekday'),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
