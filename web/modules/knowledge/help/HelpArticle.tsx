import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import { useState } from 'react'
import { Banner, Card, EmptyState, Link, SegmentedControl, Skeleton } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { Problem } from '../../../platform/client.ts'
import { languages, useSpeech, type Language } from '../../../platform/i18n.ts'
import { languageNames } from '../../../platform/Look.tsx'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { useSession } from '../../../platform/session.ts'
import { RichText } from '../RichText.tsx'
import { visitor } from '../visitor.ts'
import { Answer } from './Answer.tsx'
import styles from './Help.module.css'

/** One article, and the question whether it helped. */
export function HelpArticle() {
  const { t, language, format } = useSpeech()
  const words = useProblemWords()
  const { data: me } = useSession()
  const number = Number(useParams({ strict: false }).number)
  const [chosen, choose] = useState<Language>()
  const query = { language: chosen ?? language, ...(me === undefined ? { visitor: visitor() } : {}) }
  const { data, error } = useQuery({
    ...ask('GET /help/articles/:number', { params: { number: String(number) }, query }),
    placeholderData: (last) => last,
  })
  if (error !== null)
    return <Missing isMissing={error instanceof Problem && error.code === 'not-found'} isKnown={me !== undefined} words={words(error)} />
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={8} />
  const spoken = languages.filter((one) => one === data.language || data.alsoIn.includes(one))
  return (
    <Card size="big">
      <title>{data.title}</title>
      <article className={styles.article} aria-labelledby="help-title">
        <div className={styles.over}>
          <Anchor href="/portal/knowledge">{t('knowledge.base')}</Anchor>
          {spoken.length > 1 && (
            <SegmentedControl
              label={t('common.language')}
              value={data.language}
              onChange={choose}
              options={spoken.map((id) => ({ id, label: languageNames[id] }))}
            />
          )}
        </div>
        <h1 id="help-title" className={styles.title} lang={data.language}>
          {data.title}
        </h1>
        {data.language !== (chosen ?? language) && <Banner>{t('knowledge.not-translated')}</Banner>}
        {data.outdated && <Banner kind="near">{t('knowledge.lags-for-readers')}</Banner>}
        <div lang={data.language}>
          <RichText body={data.body} articles="/portal/knowledge" />
        </div>
        <p className={styles.quiet}>{t('knowledge.out-since', { when: format.instant(data.publishedAt, 'full') })}</p>
        <Answer key={data.version} article={data} />
      </article>
    </Card>
  )
}

function Missing({ isMissing, isKnown, words }: { isMissing: boolean; isKnown: boolean; words: string }) {
  const { t } = useSpeech()
  return (
    <Card size="big">
      <EmptyState
        isPage
        icon={<FileQuestion aria-hidden />}
        title={isMissing ? t('knowledge.not-here') : t('portal.no-server')}
        acts={
          <Link href="/portal/knowledge" kind="act">
            {t('knowledge.to-list')}
          </Link>
        }
      >
        {isMissing ? (isKnown ? t('knowledge.not-here-text') : t('knowledge.not-here-sign-in')) : words}
      </EmptyState>
    </Card>
  )
}
