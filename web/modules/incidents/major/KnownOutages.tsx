import { useQuery } from '@tanstack/react-query'
import { Banner, Button, Link } from '../../../design/index.ts'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { saidIn } from './model.ts'

/** On the portal, before the question: what the desk knows of already; one click says that it concerns me too. */
export function KnownOutages() {
  const { t, language, format } = useSpeech()
  const go = useGo()
  const { data } = useQuery({ ...ask('GET /portal/known-outages', {}), refetchInterval: 60_000 })
  const { run, isPending } = useAct('POST /portal/known-outages/:id/me-too')
  const say = async (id: string) => {
    const made = await run({ params: { id } })
    if (made === undefined) return
    await askAgain('GET /portal/known-outages', 'GET /portal/tickets')
    go(`/portal/tickets/${String(made.number)}`)
  }
  return data?.items.map(({ id, services, publicText, since, mine }) => (
    <Banner
      key={id}
      kind="near"
      title={`${t('major.known')} ${t('major.known-since', { at: format.instant(since) })}`}
      acts={
        mine === null ? (
          <Button kind="do" isPending={isPending} onPress={() => void say(id)}>
            {t('major.me-too')}
          </Button>
        ) : (
          <Link href={`/portal/tickets/${String(mine)}`}>{t('major.me-too-done', { number: String(mine) })}</Link>
        )
      }
    >
      {saidIn(language, publicText) || t('major.known-plain', { services: format.list(services.map(({ names }) => names[language])) })}
    </Banner>
  ))
}
