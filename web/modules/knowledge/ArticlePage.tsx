import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileQuestion, History, Pencil } from 'lucide-react'
import { useState } from 'react'
import { Banner, Button, EmptyState, Link, SegmentedControl, Skeleton } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { languages, useSpeech, useT, type Language } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { ArticleActs } from './ArticleActs.tsx'
import { ArticleSide } from './ArticleSide.tsx'
import { hrefOf, keyOf, titleOf, titlesOf, type Article } from './model.ts'
import { RichText } from './RichText.tsx'
import { Standing } from './Standing.tsx'
import styles from './Knowledge.module.css'

/** An article as its writers read it: what is in work first, what readers have beside it. */
export function ArticlePage() {
  const t = useT()
  const words = useProblemWords()
  const { number } = useParams({ strict: false })
  const { data, error } = useQuery(ask('GET /articles/:number', { params: { number: String(number) } }))
  if (data !== undefined) return <Opened key={data.id} article={data} />
  if (error === null) return <Skeleton label={t('common.loading')} lines={10} />
  return (
    <EmptyState
      isPage
      icon={<FileQuestion aria-hidden />}
      title={t('knowledge.not-here')}
      acts={
        <Link href="/knowledge" kind="act">
          {t('knowledge.to-list')}
        </Link>
      }
    >
      {words(error)}
    </EmptyState>
  )
}

function Opened({ article }: { article: Article }) {
  const { t, language } = useSpeech()
  const go = useGo()
  const [which, setWhich] = useState<'work' | 'published'>('work')
  const { published, shown, may } = article
  const hasBoth = published !== null && published.id !== shown.id
  const version = which === 'published' && hasBoth ? published : shown
  const spoken = languages.filter((one) => version.texts[one] !== null)
  const [chosen, choose] = useState<Language>(language)
  const now = spoken.includes(chosen) ? chosen : (spoken[0] ?? 'ru')
  const text = version.texts[now]
  return (
    <div className={styles.page}>
      <title>{`${titleOf(titlesOf(shown.texts), language)} · ${t('desk.opora')}`}</title>
      <article className={styles.centre} aria-labelledby="article-title">
        <header className={styles.head}>
          <div className={styles.over}>
            <span className={styles.small}>{keyOf(article)}</span>
            <Standing article={article} />
          </div>
          <h1 id="article-title" className={styles.title}>
            {text?.title}
          </h1>
          <div className={styles.acts}>
            {may.write && (
              <Button icon={<Pencil aria-hidden />} onPress={() => go(`${hrefOf(article)}/edit`)}>
                {article.state === 'published' && article.work === null ? t('knowledge.write-next') : t('knowledge.go-on-writing')}
              </Button>
            )}
            <ArticleActs article={article} />
            <Button kind="quiet" icon={<History aria-hidden />} onPress={() => go(`${hrefOf(article)}/versions`)}>
              {t('knowledge.versions')}
            </Button>
          </div>
        </header>
        {article.sentBack !== '' && (
          <Banner kind="near" title={t('knowledge.was-sent-back')}>
            {article.sentBack}
          </Banner>
        )}
        {(spoken.length > 1 || hasBoth) && (
          <div className={styles.over}>
            {hasBoth && (
              <SegmentedControl
                label={t('knowledge.which-version')}
                value={which}
                onChange={setWhich}
                options={[
                  { id: 'work', label: t('knowledge.in-work') },
                  { id: 'published', label: t('knowledge.readers-have') },
                ]}
              />
            )}
            {spoken.length > 1 && (
              <SegmentedControl
                label={t('common.language')}
                value={now}
                onChange={choose}
                options={spoken.map((id) => ({ id, label: languageNames[id] }))}
              />
            )}
          </div>
        )}
        {version.outdated.includes(now) && <Banner kind="near">{t('knowledge.lags-here')}</Banner>}
        {text === null || text.body === '' ? (
          <p className={styles.small}>{t('knowledge.empty')}</p>
        ) : (
          <RichText body={text.body} articles="/knowledge" />
        )}
      </article>
      <aside className={styles.side} aria-label={t('knowledge.about-it')}>
        <ArticleSide article={article} version={version} />
      </aside>
    </div>
  )
}
