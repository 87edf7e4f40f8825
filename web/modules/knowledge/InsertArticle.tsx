import { useQuery } from '@tanstack/react-query'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { IconButton, Palette, type MenuEntry } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useSpeech, type T } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { useSettled } from '../../platform/settled.ts'
import { helpHref, hrefOf, keyOf } from './model.ts'
import { plainText } from './rich-text.ts'

type InsertArticleProps = {
  /** What the ticket is about: what may fit stands there before anything is typed. */
  about: string
  to: 'colleague' | 'requester' | 'outsider'
  /** The requester. */
  reader: string
  onInsert: (text: string) => void
}

type Found = Answer<'GET /article-answers'>['items'][number]

/** Finds an article and puts what it says, or a link to it, where one writes. */
export function InsertArticle(props: InsertArticleProps) {
  const { t } = useSpeech()
  const mayRead = useMay('knowledge.read')
  const [isOpen, setOpen] = useState(false)
  useHotkeys(
    t('tickets.keys-composer'),
    'page',
    mayRead ? [{ keys: 'Alt+K', label: t('knowledge.insert'), inInputs: true, run: () => setOpen(true) }] : [],
  )
  if (!mayRead) return null
  return (
    <>
      <IconButton
        size="small"
        label={t('knowledge.insert')}
        icon={<BookOpen aria-hidden />}
        keys={hint('Alt+K')}
        shortcut={ariaKeys('Alt+K')}
        onPress={() => setOpen(true)}
      />
      {isOpen && <Choice {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function Choice({ about, to, reader, onInsert, onClose }: InsertArticleProps & { onClose: () => void }) {
  const { t, language } = useSpeech()
  const [text, setText] = useState('')
  const q = useSettled(text.trim())
  const { data, isFetching } = useQuery({
    ...ask('GET /article-answers', { query: { q, about: about.slice(0, 1_000), language, to, reader } }),
    placeholderData: (last) => last,
  })
  return (
    <Palette
      label={t('knowledge.insert')}
      placeholder={t('knowledge.insert-find')}
      isOpen
      onOpenChange={onClose}
      text={text}
      onText={setText}
      entries={(data?.items ?? []).map((found) => entry(t, found, to === 'colleague', onInsert))}
      isFiltered
      isSearching={isFetching || q !== text.trim()}
    />
  )
}

/** The text first: it is the nearer by the arrows. */
function entry(t: T, found: Found, isNote: boolean, onInsert: (text: string) => void): MenuEntry {
  const { title, body, audience, mayOpen, mayTell } = found
  const href = `${location.origin}${isNote ? hrefOf(found) : helpHref(found)}`
  return {
    title: `${keyOf(found)} · ${title}`,
    acts: [
      {
        id: `text-${keyOf(found)}`,
        label: t('knowledge.insert-text'),
        hint: `${t(`knowledge.audience.${audience}`)} · ${plainText(body).replaceAll(/\s+/g, ' ').slice(0, 90)}`,
        disabledBecause: mayTell ? undefined : t('knowledge.not-for-them'),
        onAction: () => onInsert(plainText(body)),
      },
      ...(mayOpen
        ? [{ id: `link-${keyOf(found)}`, label: t('knowledge.insert-link'), onAction: () => onInsert(`${title}: ${href}`) }]
        : []),
    ],
  }
}
