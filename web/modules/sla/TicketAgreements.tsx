import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'

/** Which agreements a ticket has, in the order in which they were asked, and why not the others. */
export function TicketAgreements({ number }: { number: number }) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /tickets/:ref/agreements', { params: { ref: String(number) } }), staleTime: 0 })
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={3} />
  return data.choices
    .filter(({ asked }) => asked.length > 0)
    .map(({ kind, asked }) => (
      <div key={kind}>
        <strong>{t(`sla.kind.${kind}`)}</strong>
        <ol>
          {asked.map(({ agreement, because }) => (
            <li key={agreement.id}>
              {agreement.names[language]}{' '}
              {because.length === 0 ? t('sla.holds') : because.map((reason) => t(`sla.why-not.${reason}`)).join(', ')}
            </li>
          ))}
        </ol>
      </div>
    ))
}
