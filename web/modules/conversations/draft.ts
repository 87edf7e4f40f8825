import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { ask, queries } from '../../platform/query.ts'

export type Draft = NonNullable<Answer<'GET /drafts/:key'>['draft']>

const pause = 800
const empty: Draft = { text: '', html: null, attachments: [], fields: {}, savedAt: '' }
const waiting = new Map<string, ReturnType<typeof setTimeout>>()

const question = (key: string) => ask('GET /drafts/:key', { params: { key } })
const known = (key: string): Draft => queries.getQueryData(question(key).queryKey)?.draft ?? empty

async function save(key: string): Promise<void> {
  clearTimeout(waiting.get(key))
  if (!waiting.delete(key)) return
  const { text, html, attachments, fields } = known(key)
  const isEmpty = [text, ...Object.values(fields)].every((typed) => typed.trim() === '') && attachments.length === 0
  const params = { key }
  try {
    if (isEmpty) await call('DELETE /drafts/:key', { params })
    else await call('PUT /drafts/:key', { params, body: { text, html, attachments: attachments.map(({ id }) => id), fields } })
  } catch {
    // what is typed stays in the page; the next key tries again
    waiting.set(
      key,
      setTimeout(() => void save(key), 10 * pause),
    )
  }
}

/** Whatever is typed and not yet kept by the server is sent before the page goes. */
if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) for (const key of waiting.keys()) void save(key)
  })

/** Puts back what was taken back before it left; its files wait again. */
export async function restoreDraft(key: string, text: string, attachments: readonly string[]): Promise<void> {
  clearTimeout(waiting.get(key))
  waiting.delete(key)
  await call('PUT /drafts/:key', { params: { key }, body: { text, attachments: [...attachments] } })
  await queries.invalidateQueries({ queryKey: question(key).queryKey })
}

/** What is quoted comes after what was being written there, whether it is on the screen or not. */
export async function quoteInDraft(key: string, quoted: string): Promise<void> {
  await queries.ensureQueryData(question(key))
  const draft = known(key)
  put(key, { ...draft, text: draft.text === '' ? `${quoted}\n\n` : `${draft.text}\n\n${quoted}\n\n` })
  saveAfter(key, pause)
}

function put(key: string, draft: Draft): void {
  // What is typed while the kept draft is still on its way is newer than that.
  void queries.cancelQueries({ queryKey: question(key).queryKey }, { revert: false, silent: true })
  queries.setQueryData(question(key).queryKey, { draft })
  clearTimeout(waiting.get(key))
}

const saveAfter = (key: string, ms: number) =>
  waiting.set(
    key,
    setTimeout(() => void save(key), ms),
  )

/** Some of the draft anew, or made from what it is at that moment: files arrive while one types. */
type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>)

/** What this person was writing here: kept by the server a moment after typing stops, so that another browser has it too. */
export function useDraft(key: string): { draft: Draft; isReady: boolean; edit: (change: Change) => void; drop: () => void } {
  const { data } = useQuery({ ...question(key), staleTime: Infinity, gcTime: Infinity })
  const edit = useCallback(
    (change: Change) => {
      const now = known(key)
      put(key, { ...now, ...(typeof change === 'function' ? change(now) : change) })
      saveAfter(key, pause)
    },
    [key],
  )
  const drop = useCallback(() => {
    put(key, empty)
    saveAfter(key, 0)
  }, [key])
  return { draft: data?.draft ?? empty, isReady: data !== undefined, edit, drop }
}
