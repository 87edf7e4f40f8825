import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Banner, Card, Skeleton, TextField } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { useSettled } from '../../../platform/settled.ts'
import { helpHref } from '../model.ts'
import { Pieces } from '../Pieces.tsx'
import styles from './Help.module.css'

const here = '/portal/knowledge'

/** What is known, for whoever looks before he asks. */
export function HelpList() {
  const { t, language } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const search = useSearch({ strict: false })
  const [text, setText] = useState(typeof search.q === 'string' ? search.q : '')
  const q = useSettled(text.trim())
  useEffect(() => {
    // whoever has pressed a link meanwhile is on his way, and is not called back
    if (location.pathname === here) go(q === '' ? here : `${here}?q=${encodeURIComponent(q)}`, { replace: true })
  }, [q, go])
  const { data, error } = useQuery({ ...ask('GET /help/articles', { query: { q, language } }), placeholderData: (last) => last })
  return (
    <Card size="big">
      <title>{t('knowledge.base')}</title>
      <h1 className={styles.title}>{t('knowledge.base')}</h1>
      <TextField
        label={t('knowledge.find-help')}
        labelHidden
        size="big"
        type="search"
        placeholder={t('knowledge.find-help')}
        icon={<Search aria-hidden />}
        value={text}
        onChange={setText}
      />
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined && error === null && <Skeleton label={t('common.loading')} lines={5} />}
      <div role="status">
        {data?.items.length === 0 && <p className={styles.quiet}>{q === '' ? t('knowledge.nothing-out') : t('knowledge.none-found')}</p>}
      </div>
      {data !== undefined && data.items.length > 0 && (
        <ul className={styles.lines} aria-label={t('knowledge.articles')}>
          {data.items.map((line) => (
            <li key={line.number}>
              <Anchor href={helpHref(line)} className={styles.line}>
                <strong lang={line.language}>{line.title}</strong>
                <span className={styles.excerpt} lang={line.language}>
                  <Pieces pieces={line.excerpt} />
                </span>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
