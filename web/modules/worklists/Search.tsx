import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Search as Glass } from 'lucide-react'
import { Dialog, LevelChip, TextField } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { closeOverlay } from '../../platform/overlay.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import { queueHref } from './address.ts'
import { statusWords } from './words.ts'
import styles from './Search.module.css'

/** Finds a ticket by its number, words or an address; Enter opens the number, or the whole list of what was found. */
export function Search() {
  const t = useT()
  const go = useGo()
  const [text, setText] = useState('')
  const words = useSettled(text.trim())
  const { data, isFetching } = useQuery({
    ...ask('GET /tickets', { query: { view: 'all', q: words, sort: 'changed', limit: 8 } }),
    enabled: words.length > 1,
  })
  const number = /^#?(\d+)$/.exec(text.trim())?.[1]
  const all = queueHref({ view: 'all', sort: 'changed', q: text.trim() })
  const open = () => {
    if (text.trim() === '') return
    closeOverlay()
    go(number === undefined ? all : `/tickets/${number}`)
  }
  return (
    <Dialog title={t('desk.search')} isOpen onOpenChange={closeOverlay}>
      <TextField
        label={t('worklists.search-label')}
        labelHidden
        placeholder={t('worklists.search-label')}
        type="search"
        size="big"
        icon={<Glass aria-hidden />}
        value={text}
        onChange={setText}
        onEnter={open}
        autoFocus
      />
      <div aria-live="polite" className={styles.answer}>
        {words.length > 1 && data !== undefined && <Found rows={data.items} words={words} all={all} hasMore={data.next !== null} />}
        {words.length > 1 && data === undefined && isFetching && <p className={styles.quiet}>{t('common.searching')}</p>}
        {words.length <= 1 && <p className={styles.quiet}>{t('worklists.search-help')}</p>}
      </div>
    </Dialog>
  )
}

type FoundProps = { rows: React.ComponentProps<typeof Line>['row'][]; words: string; all: string; hasMore: boolean }

function Found({ rows, all, hasMore }: FoundProps) {
  const t = useT()
  if (rows.length === 0) return <p className={styles.quiet}>{t('worklists.search-nothing')}</p>
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Line row={row} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Anchor href={all} className={styles.all} onClick={closeOverlay}>
          {t('worklists.search-all')}
        </Anchor>
      )}
    </>
  )
}

function Line({ row }: { row: import('./address.ts').TicketRow }) {
  const t = useT()
  const format = useFormat()
  return (
    <Anchor href={`/tickets/${String(row.number)}`} className={styles.line} onClick={closeOverlay}>
      <span className={styles.number}>#{row.number}</span>
      <span className={styles.title}>{row.title}</span>
      <LevelChip label={row.level.code} />
      <span className={styles.about}>
        {row.organisation?.name ?? row.requester.name} · {statusWords(t, format, row)}
      </span>
    </Anchor>
  )
}
