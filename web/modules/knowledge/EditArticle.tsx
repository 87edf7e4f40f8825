import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Banner, Skeleton } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { formOf, textsOf, useWriting } from './form.ts'
import { articleQuestions, hrefOf, keyOf, type Article } from './model.ts'
import { WritingFrame } from './WritingFrame.tsx'

/** Another version of an article is written. */
export function EditArticle() {
  const t = useT()
  const words = useProblemWords()
  const { number } = useParams({ strict: false })
  const { data, error } = useQuery({ ...ask('GET /articles/:number', { params: { number: String(number) } }), staleTime: Infinity })
  if (data !== undefined) return <Written key={data.shown.id} article={data} />
  return error === null ? <Skeleton label={t('common.loading')} lines={10} /> : <Banner kind="late">{words(error)}</Banner>
}

function Written({ article }: { article: Article }) {
  const t = useT()
  const go = useGo()
  const { id, shown, number } = article
  const initial = useMemo(() => formOf(shown), [shown])
  const writing = useWriting(`article:${id}`, shown.id, initial)
  const write = useAct('PUT /articles/:number/draft', { inForm: true })
  const review = useAct('POST /articles/:number/review')
  const params = { number: String(number) }
  const save = async (andReview: boolean) => {
    const { audience, organisations, why, minor } = writing.form
    const written = await write.run({
      params,
      body: {
        base: shown.id,
        audience,
        organisations: audience === 'clients' ? organisations.map((one) => one.id) : [],
        texts: textsOf(writing.form),
        why,
        minor,
      },
    })
    if (written === undefined) return
    writing.drop()
    if (andReview) await review.run({ params })
    await askAgain(...articleQuestions)
    go(hrefOf(article), { replace: true })
  }
  return (
    <WritingFrame
      title={`${keyOf(article)} · ${article.state === 'published' ? t('knowledge.write-next') : t('knowledge.go-on-writing')}`}
      writing={writing}
      before={shown}
      onSave={save}
      onLeave={() => go(hrefOf(article))}
      isPending={write.isPending || review.isPending}
      problem={write.problem}
    >
      {article.sentBack !== '' && (
        <Banner kind="near" title={t('knowledge.was-sent-back')}>
          {article.sentBack}
        </Banner>
      )}
    </WritingFrame>
  )
}
