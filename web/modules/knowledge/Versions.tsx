import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Badge, Button, RadioGroup, Select, Skeleton, toast } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { languages, useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { difference } from './difference.ts'
import { articleQuestions, hrefOf, keyOf, type Version } from './model.ts'
import styles from './Versions.module.css'

/** Who wrote what, when and why; what two versions say differently; and an old one once more. */
export function Versions() {
  const { t, format } = useSpeech()
  const go = useGo()
  const mayWrite = useMay('knowledge.write')
  const number = Number(useParams({ strict: false }).number)
  const params = { number: String(number) }
  const { data } = useQuery(ask('GET /articles/:number/versions', { params }))
  const [chosen, choose] = useState<number>()
  const [against, setAgainst] = useState<number>()
  const restore = useAct('POST /articles/:number/versions/:n/restoration')
  const items = data?.items ?? []
  const now = chosen ?? items[0]?.n
  const before =
    against ?? items.find(({ n, isPublished }) => isPublished && n !== now)?.n ?? items.find(({ n }) => now !== undefined && n < now)?.n
  const again = async (n: number) => {
    if ((await restore.run({ params: { ...params, n: String(n) } })) === undefined) return
    await askAgain(...articleQuestions)
    toast({ kind: 'met', text: t('knowledge.restored', { n }) })
    go(hrefOf({ number }))
  }
  return (
    <div className={styles.page}>
      <title>{`${keyOf({ number })} · ${t('knowledge.versions')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <Anchor href={hrefOf({ number })}>{keyOf({ number })}</Anchor>
        <h1 className={styles.title}>{t('knowledge.versions')}</h1>
      </header>
      {data === undefined ? (
        <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <div className={styles.both}>
          <RadioGroup
            label={t('knowledge.look-at')}
            value={String(now)}
            onChange={(n) => choose(Number(n))}
            options={items.map(({ n, author, writtenAt, why, isPublished, publishedAt }) => ({
              id: String(n),
              label: [t('knowledge.version-n', { n }), isPublished ? t('knowledge.state.published') : undefined]
                .filter((one) => one !== undefined)
                .join(' · '),
              hint: [
                author?.name ?? t('knowledge.somebody'),
                format.instant(writtenAt),
                publishedAt !== null && !isPublished ? t('knowledge.was-published') : undefined,
                why || undefined,
              ]
                .filter((one) => one !== undefined)
                .join(' · '),
            }))}
          />
          <div className={styles.what}>
            <div className={styles.over}>
              {items.length > 1 && (
                <Select
                  label={t('knowledge.compare-with')}
                  placeholder={t('knowledge.with-nothing')}
                  value={before === undefined ? null : String(before)}
                  onChange={(n) => setAgainst(Number(n))}
                  options={items.filter(({ n }) => n !== now).map(({ n }) => ({ id: String(n), label: t('knowledge.version-n', { n }) }))}
                />
              )}
              {mayWrite && now !== undefined && now !== items[0]?.n && (
                <Button isPending={restore.isPending} onPress={() => void again(now)}>
                  {t('knowledge.restore', { n: now })}
                </Button>
              )}
            </div>
            {now !== undefined && <Compared number={number} now={now} before={before === now ? undefined : before} />}
          </div>
        </div>
      )}
    </div>
  )
}

function Compared({ number, now, before }: { number: number; now: number; before: number | undefined }) {
  const { t, format } = useSpeech()
  const one = useVersion(number, now)
  const other = useVersion(number, before)
  if (one === undefined || (before !== undefined && other === undefined)) return <Skeleton label={t('common.loading')} lines={6} />
  const said = ({ audience, organisations }: Version) =>
    [t(`knowledge.audience.${audience}`), format.list(organisations.map(({ name }) => name))].filter((part) => part !== '').join(': ')
  return (
    <>
      <p>
        {t('knowledge.audience')}:{' '}
        {other !== undefined && said(other) !== said(one) && (
          <>
            <del>{said(other)}</del>{' '}
          </>
        )}
        {said(one)}
      </p>
      {languages.map((language) => {
        const [then, since] = [other?.texts[language] ?? null, one.texts[language]]
        if (then === null && since === null) return null
        const isSame = then?.title === since?.title && then?.body === since?.body
        return (
          <section key={language} className={styles.text} aria-label={languageNames[language]} lang={language}>
            <h2 className={styles.language}>
              {languageNames[language]} {other !== undefined && isSame && <Badge size="small">{t('knowledge.unchanged')}</Badge>}
            </h2>
            <p className={styles.subject}>
              <Told before={other === undefined ? since?.title : then?.title} after={since?.title} />
            </p>
            <p className={styles.body}>
              <Told before={other === undefined ? since?.body : then?.body} after={since?.body} />
            </p>
          </section>
        )
      })}
    </>
  )
}

function useVersion(number: number, n: number | undefined): Version | undefined {
  const { data } = useQuery({
    ...ask('GET /articles/:number/versions/:n', { params: { number: String(number), n: String(n) } }),
    enabled: n !== undefined,
    staleTime: Infinity,
  })
  return n === undefined ? undefined : data
}

function Told({ before = '', after = '' }: { before: string | undefined; after: string | undefined }) {
  return difference(before, after).map(({ kind, text }, i) => {
    const Word = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
    return <Word key={String(i)}>{text}</Word>
  })
}
