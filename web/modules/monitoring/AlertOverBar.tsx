import { useQuery } from '@tanstack/react-query'
import { Banner, Button } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'

type AlertOverBarProps = {
  ticket: { id: string; number: number }
  /** To solve it; `deed`: what is known of how. */
  onSolve: (deed: string) => void
}

/** On an incident that alerts opened, while it is open: all of them are over, so somebody is asked to see whether it works. */
export function AlertOverBar({ ticket: { id, number }, onSolve }: AlertOverBarProps) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /tickets/:ref/alerts', { params: { ref: String(number) } }))
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.id === id)) void askAgain('GET /tickets/:ref/alerts')
  })
  const items = data?.items ?? []
  const last = items
    .map(({ lastAt }) => lastAt)
    .toSorted()
    .at(-1)
  if (last === undefined || items.some(({ state }) => state === 'firing')) return null
  const at = format.instant(last)
  return (
    <Banner
      kind="near"
      acts={
        <Button size="small" kind="do" onPress={() => onSolve(t('monitoring.alert-over-deed', { at }))}>
          {t('monitoring.alert-over-do')}
        </Button>
      }
    >
      {t('monitoring.alert-over', { at })}
    </Banner>
  )
}
