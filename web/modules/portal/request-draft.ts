import { useCallback, useMemo } from 'react'
import { useDraft } from '../conversations/draft.ts'
import type { Attachment } from '../conversations/model.ts'
import { hindrances, reaches, type Hindrance, type Reach } from './model.ts'

type Fields = {
  what: string
  details: string
  service: string | undefined
  category: string | undefined
  hindrance: Hindrance
  reach: Reach
  /** Walks through troubleshooting trees, by their ids. */
  runs: readonly string[]
}

export type RequestDraft = {
  isReady: boolean
  fields: Fields
  set: (part: Partial<Fields>) => void
  attachments: readonly Attachment[]
  onFiles: (change: (files: readonly Attachment[]) => readonly Attachment[]) => void
  drop: () => void
}

/** The request that is being written, kept by the server. */
export function useRequestDraft(): RequestDraft {
  const { draft, isReady, edit, drop } = useDraft('portal-new')
  const { fields: kept, text } = draft
  const fields = useMemo(
    (): Fields => ({
      what: kept['what'] ?? '',
      details: text,
      service: kept['service'] || undefined,
      category: kept['category'] || undefined,
      hindrance: hindrances.find((id) => id === kept['hindrance']) ?? 'hinders',
      reach: reaches.find((id) => id === kept['reach']) ?? 'me',
      runs: (kept['runs'] ?? '').split(' ').filter((id) => id !== ''),
    }),
    [kept, text],
  )
  const set = useCallback(
    (part: Partial<Fields>) =>
      edit(({ text: before, fields: known }) => {
        const { details = before, ...rest } = part
        const words = Object.entries(rest).map(
          ([name, value]) => [name, typeof value === 'object' ? value.join(' ') : (value ?? '')] as const,
        )
        return { text: details, fields: { ...known, ...Object.fromEntries(words) } }
      }),
    [edit],
  )
  const onFiles: RequestDraft['onFiles'] = (change) => edit(({ attachments }) => ({ attachments: [...change(attachments)] }))
  return { isReady, fields, set, attachments: draft.attachments, onFiles, drop }
}
