import { useCallback, useMemo } from 'react'
import type { Option } from '../../design/index.ts'
import type { Language } from '../../platform/i18n.ts'
import { useDraft } from '../conversations/draft.ts'
import { audiences, type Texts, type Version } from './model.ts'

type Text = { title: string; body: string }

/** What is being written, before the server has it as a version. */
export type Form = {
  audience: (typeof audiences)[number]
  organisations: readonly Option[]
  texts: Record<Language, Text>
  services: readonly string[]
  words: string
  why: string
  minor: boolean
}

export const emptyForm: Form = {
  audience: 'internal',
  organisations: [],
  texts: { ru: { title: '', body: '' }, en: { title: '', body: '' } },
  services: [],
  words: '',
  why: '',
  minor: false,
}

export const formOf = ({ audience, organisations, texts }: Version): Form => ({
  ...emptyForm,
  audience,
  organisations: organisations.map(({ id, name }) => ({ id, label: name })),
  texts: { ru: texts.ru ?? emptyForm.texts.ru, en: texts.en ?? emptyForm.texts.en },
})

/** A language in which nothing stands is no translation. */
export function textsOf({ texts: { ru, en } }: Form): Texts {
  const text = ({ title, body }: Text) => (title.trim() === '' && body.trim() === '' ? null : { title: title.trim(), body: body.trim() })
  return { ru: text(ru), en: text(en) }
}

/** Why it cannot be kept yet. */
export function lacking({ texts }: Form): 'title' | 'all' | undefined {
  const given = [texts.ru, texts.en].filter(({ title, body }) => title.trim() !== '' || body.trim() !== '')
  if (given.length === 0) return 'all'
  return given.some(({ title }) => title.trim() === '') ? 'title' : undefined
}

export type Writing = { form: Form; set: (part: Partial<Form>) => void; drop: () => void; isReady: boolean; isKept: boolean }

/** What is typed is kept by the server, so that a closed page loses nothing; what was written on an older version is let go. */
export function useWriting(key: string, base: string, initial: Form): Writing {
  const { draft, isReady, edit, drop } = useDraft(key)
  const isOfBase = draft.text !== '' && draft.fields['base'] === base
  const form = useMemo(() => (isOfBase ? readForm(draft.text, initial) : initial), [draft.text, isOfBase, initial])
  const set = useCallback(
    (part: Partial<Form>) =>
      edit((now) => {
        const before = now.text !== '' && now.fields['base'] === base ? readForm(now.text, initial) : initial
        return { text: JSON.stringify({ ...before, ...part }), fields: { base } }
      }),
    [edit, base, initial],
  )
  // what is typed now has not come back from the server yet
  return { form, set, drop, isReady, isKept: isOfBase && draft.savedAt !== '' }
}

/** Drafts are written by this page only; one that cannot be read is none. */
function readForm(text: string, initial: Form): Form {
  try {
    return { ...initial, ...(JSON.parse(text) as Partial<Form>) }
  } catch {
    return initial
  }
}
