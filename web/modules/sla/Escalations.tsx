import { useQuery } from '@tanstack/react-query'
import { HandHelping } from 'lucide-react'
import { Button, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import styles from './Steps.module.css'
import { whenWords } from './when.ts'

/** Clocks tell people by themselves, so it is asked again this often. */
const round = 30_000
const mostShown = 8

/** Who has been told of a ticket's clocks, who takes care of it, and the button that stops the chain. */
export function Escalations({ number }: { number: number }) {
  const { t, format, language } = useSpeech()
  const params = { ref: String(number) }
  const { data } = useQuery({ ...ask('GET /tickets/:ref/escalations', { params }), refetchInterval: round })
  const { run, isPending } = useAct('POST /tickets/:ref/acknowledgement')
  if (data === undefined || data.notices.length === 0) return null
  const take = async () => {
    if ((await run({ params })) !== undefined) await askAgain('GET /tickets/:ref/escalations')
  }
  return (
    <Section title={t('sla.escalations')}>
      <div className={styles.stack}>
        <ul className={styles.stack}>
          {data.notices.slice(0, mostShown).map(({ person, at, metric, when, chain, acknowledged }) => (
            <li key={`${person.id} ${at}`}>
              <b>{person.name}</b>, {format.instant(at)}
              <br />
              {t(`sla.metric.${metric}`)}: {whenWords(t, format, when)}
              {chain !== null && ` · ${chain[language]}`}
              {acknowledged !== null && (
                <>
                  <br />
                  {t('sla.taken-by', { person: acknowledged.by.name, at: format.instant(acknowledged.at) })}
                </>
              )}
            </li>
          ))}
        </ul>
        {data.notices.length > mostShown && <p>{t('sla.told-more', { count: data.notices.length - mostShown })}</p>}
        {data.mayAcknowledge && (
          <>
            <p>{t('sla.take-text')}</p>
            <div className={styles.act}>
              <Button icon={<HandHelping aria-hidden />} isPending={isPending} onPress={() => void take()}>
                {t('sla.take')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  )
}
