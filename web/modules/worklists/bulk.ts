import { useRef, useState } from 'react'
import { toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { askAgain } from '../../platform/query.ts'

type Ticket = Answer<'GET /tickets/:ref'>['ticket']

/** One act on one ticket. It answers how it is taken back, where that can be. */
export type BulkAct = (ref: string) => Promise<(() => Promise<unknown>) | undefined>

export type Refused = { ref: string; why: string }
export type Progress = { done: number; of: number; isUndo: boolean }

/** Somebody has gone on with the ticket: taking our act back would take his back too. */
class ChangedSince extends Error {}

/** Does one act on many tickets, one after the other, as if it were done on each page: each is checked by the server, and those that cannot be are named. */
export function useBulk(): {
  progress: Progress | undefined
  refused: readonly Refused[]
  run: (refs: readonly string[], act: BulkAct) => Promise<void>
  stop: () => void
  forget: () => void
} {
  const t = useT()
  const words = useProblemWords()
  const [progress, setProgress] = useState<Progress>()
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const isStopped = useRef(false)
  const why = (error: unknown) => (error instanceof ChangedSince ? t('worklists.bulk-changed-since') : words(error))

  const each = async <Item>(items: readonly Item[], isUndo: boolean, refOf: (item: Item) => string, one: (item: Item) => Promise<void>) => {
    const failed: Refused[] = []
    isStopped.current = false
    let done = 0
    for (const item of items) {
      if (isStopped.current) break
      setProgress({ done, of: items.length, isUndo })
      try {
        await one(item)
      } catch (error) {
        failed.push({ ref: refOf(item), why: why(error) })
      }
      done += 1
    }
    setProgress(undefined)
    setRefused(failed)
    await askAgain('GET /views', 'GET /saved-views', 'GET /tickets/:ref')
    return done - failed.length
  }

  const undo = async (backs: readonly { ref: string; back: () => Promise<unknown> }[]) => {
    const count = await each(
      backs,
      true,
      ({ ref }) => ref,
      async ({ back }) => void (await back()),
    )
    toast({ kind: 'met', text: t('worklists.bulk-undone', { count }) })
  }

  const run = async (refs: readonly string[], act: BulkAct) => {
    const backs: { ref: string; back: () => Promise<unknown> }[] = []
    const count = await each(
      refs,
      false,
      (ref) => ref,
      async (ref) => {
        const back = await act(ref)
        if (back !== undefined) backs.push({ ref, back })
      },
    )
    if (count === 0) return
    toast({
      kind: 'met',
      text: t('worklists.bulk-done', { count }),
      ...(backs.length === 0 ? {} : { act: { label: t('common.undo'), onPress: () => void undo(backs) } }),
    })
  }
  return { progress, refused, run, stop: () => (isStopped.current = true), forget: () => setRefused([]) }
}

const ticketOf = async (ref: string): Promise<Ticket> => (await call('GET /tickets/:ref', { params: { ref } })).ticket

type Place = { team: string | null; assignee: string | null }
const placeOf = ({ team, assignee }: Ticket): Place => ({ team: team?.id ?? null, assignee: assignee?.id ?? null })

/** Back to whoever had it, if it is still where we have put it. */
const placedBack = (ref: string, before: Place, after: Place) => async () => {
  const now = placeOf(await ticketOf(ref))
  if (now.team !== after.team || now.assignee !== after.assignee) throw new ChangedSince()
  await call('PUT /tickets/:ref/assignment', { params: { ref }, body: before })
}

export const taking: BulkAct = async (ref) => {
  const before = placeOf(await ticketOf(ref))
  await call('POST /tickets/:ref/taking', { params: { ref }, body: {} })
  return placedBack(ref, before, placeOf(await ticketOf(ref)))
}

/** A team that is not chosen stays as it is. */
export const assigning =
  (to: { team: string | undefined; assignee: string | null }): BulkAct =>
  async (ref) => {
    const before = placeOf(await ticketOf(ref))
    const after = { team: to.team ?? before.team, assignee: to.assignee }
    await call('PUT /tickets/:ref/assignment', { params: { ref }, body: after })
    return placedBack(ref, before, after)
  }

export const prioritising =
  (after: Pick<Ticket, 'impact' | 'urgency'>, reasonBack: string): BulkAct =>
  async (ref) => {
    const { impact, urgency, priority, priorityByHand } = await ticketOf(ref)
    const byHand = priorityByHand ? { priority, priorityReason: reasonBack } : {}
    await call('PATCH /tickets/:ref', { params: { ref }, body: after })
    return async () => {
      const now = await ticketOf(ref)
      if (now.impact !== after.impact || now.urgency !== after.urgency) throw new ChangedSince()
      await call('PATCH /tickets/:ref', { params: { ref }, body: { impact, urgency, ...byHand } })
    }
  }

/** A note stays: what colleagues may have read is not taken back. */
export const noting =
  (text: string): BulkAct =>
  async (ref) => {
    await call('POST /tickets/:ref/notes', { params: { ref }, body: { text, attachments: [] } })
    return undefined
  }

type Page = Answer<'GET /tickets/:ref'>
type Card = Record<'done' | 'ruledOut' | 'evidence' | 'question', string>

/** To one level with one card, which for each ticket also holds what that ticket tells. What has been handed over is not taken back: it is returned by who got it. */
export const escalating =
  (level: string, said: Card, told: (page: Page) => Pick<Card, 'done' | 'evidence'>): BulkAct =>
  async (ref) => {
    const own = told(await call('GET /tickets/:ref', { params: { ref } }))
    const both = (part: 'done' | 'evidence') => [said[part].trim(), own[part]].filter((text) => text !== '').join('\n')
    const card = { ...said, done: both('done'), evidence: both('evidence') }
    await call('POST /tickets/:ref/escalation', { params: { ref }, body: { level, card } })
    return undefined
  }
