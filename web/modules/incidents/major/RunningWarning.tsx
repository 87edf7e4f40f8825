import { useQuery } from '@tanstack/react-query'
import { Banner, Button } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { saidIn } from './model.ts'

type Props = { service: string | null; joined: string | null; onJoin: (major: string | null) => void }

/** While a ticket is registered: a major incident runs for its service; one click makes it part of it. */
export function RunningWarning({ service, joined, onJoin }: Props) {
  const { t, language, format } = useSpeech()
  const { data } = useQuery(ask('GET /running-majors', { query: service === null ? {} : { service } }))
  return data?.items.slice(0, 3).map(({ id, number, title, publicText, services }) => {
    const named = number === null ? undefined : `#${String(number)} ${title ?? ''}`
    const text = [named, saidIn(language, publicText) || format.list(services.map(({ names }) => names[language]))]
      .filter((one) => one !== undefined && one !== '')
      .join(' — ')
    return (
      <Banner
        key={id}
        kind="near"
        title={t('major.warning', { text })}
        acts={
          joined === id ? (
            <Button size="small" kind="quiet" onPress={() => onJoin(null)}>
              {t('major.warning-undo')}
            </Button>
          ) : (
            <Button size="small" kind="do" onPress={() => onJoin(id)}>
              {t('major.warning-join')}
            </Button>
          )
        }
      >
        {joined === id && t('major.warning-joined')}
      </Banner>
    )
  })
}
