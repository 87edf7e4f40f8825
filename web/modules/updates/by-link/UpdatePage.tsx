import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Link2Off } from 'lucide-react'
import { Badge, Banner, Button, EmptyState, Section, Skeleton } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { Door } from '../../auth/Door.tsx'
import { parts } from '../model.ts'
import styles from '../Updates.module.css'

type Page = Answer<'GET /update-pages/:token'>

/** An incident as whoever was told of it sees it without an account: all updates, and letters on or off. Opening it changes nothing. */
export function UpdatePage() {
  const { t, format, language } = useSpeech()
  const { token = '' } = useParams({ strict: false })
  const cache = useQueryClient()
  const asked = ask('GET /update-pages/:token', { params: { token } })
  const { data: page, error } = useQuery({ ...asked, retry: false, refetchInterval: 60_000 })
  if (error !== null && page === undefined)
    return (
      <Door title={t('updates.page.dead')}>
        <EmptyState icon={<Link2Off aria-hidden />} title={t('updates.page.dead')}>
          {t('updates.page.dead-text')}
        </EmptyState>
      </Door>
    )
  if (page === undefined)
    return (
      <Door title={t('updates.page.no-service')} size="wide">
        <Skeleton label={t('common.loading')} lines={6} />
      </Door>
    )
  const title = page.service === null ? t('updates.page.no-service') : t('updates.page.title', { service: page.service[language] })
  return (
    <Door title={title} about={t('updates.page.about', { number: String(page.number), house: page.house })} size="wide">
      <div className={styles.stack}>
        <p className={styles.head}>
          <Badge kind={page.over ? 'met' : 'near'}>{t(page.over ? 'updates.page.over' : 'updates.page.open')}</Badge>
          {!page.over && page.next !== null && <span>{t('updates.page.next', { at: format.instant(page.next) })}</span>}
        </p>
        {page.updates.length === 0 && <p>{t('updates.page.none')}</p>}
        {page.updates.map((update) => (
          <OneUpdate key={update.n} update={update} />
        ))}
        <Letters token={token} page={page} onDone={(next) => void cache.setQueryData(asked.queryKey, next)} />
      </div>
    </Door>
  )
}

function OneUpdate({ update: { words, at, last } }: { update: Page['updates'][number] }) {
  const { t, format, language } = useSpeech()
  const shown = words[language].happened === '' ? (language === 'ru' ? 'en' : 'ru') : language
  const said = words[shown]
  return (
    <Section
      level={2}
      title={format.instant(at, 'weekday')}
      aside={
        last && (
          <Badge size="small" kind="met">
            {t('updates.page.over')}
          </Badge>
        )
      }
    >
      <div className={styles.letter} lang={shown}>
        {parts
          .filter((part) => said[part] !== '')
          .map((part) => (
            <p key={part} className={styles.words}>
              {part !== 'happened' && <strong>{`${t(`updates.${part}`)}\n`}</strong>}
              {said[part]}
            </p>
          ))}
      </div>
    </Section>
  )
}

function Letters({ token, page, onDone }: { token: string; page: Page; onDone: (page: Page) => void }) {
  const { t } = useSpeech()
  const { run, isPending } = useAct('POST /update-pages/:token')
  const follow = async () => {
    const next = await run({ params: { token }, body: { follow: !page.follows } })
    if (next !== undefined) onDone(next)
  }
  return (
    <>
      <Banner kind={page.follows ? 'info' : 'near'}>{t(page.follows ? 'updates.page.following' : 'updates.page.stopped')}</Banner>
      <Button size="big" isPending={isPending} onPress={() => void follow()}>
        {t(page.follows ? 'updates.page.stop' : 'updates.page.follow')}
      </Button>
    </>
  )
}
