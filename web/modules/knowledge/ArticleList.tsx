import { BookOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, EmptyState, Link, Select } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useMay } from '../../platform/session.ts'
import { useFound } from '../people/found.ts'
import { ListFrame } from '../people/ListFrame.tsx'
import { audiences, hrefOf, keyOf, states, titleOf, type ArticleLine } from './model.ts'
import { Pieces } from './Pieces.tsx'
import { Standing } from './Standing.tsx'
import styles from './Knowledge.module.css'

const all = 'all'
type Filter = { state: (typeof states)[number] | typeof all; audience: (typeof audiences)[number] | typeof all; due: boolean }

/** What the desk knows, and what of it is in work. */
export function ArticleList() {
  const { t } = useSpeech()
  const go = useGo()
  const mayWrite = useMay('knowledge.write')
  const [{ state, audience, due }, setFilter] = useState<Filter>({ state: all, audience: all, due: false })
  const narrow = (part: Partial<Filter>) => setFilter((now) => ({ ...now, ...part }))
  const found = useFound('GET /articles', '/knowledge', (q, cursor) => ({
    query: {
      q,
      limit: 50,
      ...(state === all ? {} : { state }),
      ...(audience === all ? {} : { audience }),
      ...(due ? { due: 'true' } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    },
  }))
  const lines = found.pages.flatMap(({ items }) => items)
  const isNarrowed = found.isNarrowed || state !== all || audience !== all || due
  return (
    <ListFrame
      title={t('knowledge.base')}
      searchLabel={t('knowledge.find')}
      text={found.text}
      onText={found.setText}
      acts={
        <span className={styles.filters}>
          <Select
            label={t('knowledge.state')}
            labelHidden
            placeholder={t('knowledge.state')}
            size="small"
            value={state}
            onChange={(one) => narrow({ state: one })}
            options={[{ id: all, label: t('knowledge.any-state') }, ...states.map((id) => ({ id, label: t(`knowledge.state.${id}`) }))]}
          />
          <Select
            label={t('knowledge.audience')}
            labelHidden
            placeholder={t('knowledge.audience')}
            size="small"
            value={audience}
            onChange={(one) => narrow({ audience: one })}
            options={[
              { id: all, label: t('knowledge.any-audience') },
              ...audiences.map((id) => ({ id, label: t(`knowledge.audience.${id}`) })),
            ]}
          />
          <Checkbox label={t('knowledge.due-only')} isSelected={due} onChange={(on) => narrow({ due: on })} />
          {mayWrite && (
            <Button kind="do" icon={<Plus aria-hidden />} onPress={() => go('/knowledge/new')}>
              {t('knowledge.write')}
            </Button>
          )}
        </span>
      }
      isLoading={found.isLoading}
      error={found.error}
    >
      <div className={styles.scroll}>
        {lines.length === 0 ? (
          <EmptyState
            icon={<BookOpen aria-hidden />}
            title={isNarrowed ? t('common.nothing-found') : t('knowledge.none')}
            acts={
              mayWrite && (
                <Link href="/knowledge/new" kind="act">
                  {t('knowledge.write')}
                </Link>
              )
            }
          >
            {isNarrowed ? t('knowledge.none-found') : t('knowledge.none-text')}
          </EmptyState>
        ) : (
          <ul className={styles.lines} aria-label={t('knowledge.articles')}>
            {lines.map((line) => (
              <li key={line.id}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        )}
        {found.more !== undefined && (
          <Button isPending={found.isLoadingMore} onPress={found.more}>
            {t('knowledge.more')}
          </Button>
        )}
      </div>
    </ListFrame>
  )
}

function Line({ line }: { line: ArticleLine }) {
  const { t, language, format } = useSpeech()
  const { helpful, unhelpful, author, changedAt, audience, excerpt } = line
  return (
    <Anchor href={hrefOf(line)} className={styles.line}>
      <span className={styles.key}>{keyOf(line)}</span>
      <span className={styles.name}>{titleOf(line.titles, language)}</span>
      <Standing article={line} />
      <span className={styles.excerpt}>
        <Pieces pieces={excerpt} />
      </span>
      <span className={styles.about}>
        {[
          t(`knowledge.audience.${audience}`),
          author?.name,
          format.instant(changedAt),
          helpful + unhelpful > 0 ? t('knowledge.helped', { helpful, all: helpful + unhelpful }) : undefined,
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </Anchor>
  )
}
