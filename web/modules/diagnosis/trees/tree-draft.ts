import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../platform/client.ts'
import { queries, useAct } from '../../../platform/query.ts'
import type { Definition, Tree } from './model.ts'

/** How long nothing is typed before the draft is saved. */
const pause = 700

type Saving = {
  /** Something is not kept by the server yet. */
  isDirty: boolean
  problem: Problem | undefined
  /** Saves what is not kept yet, and waits for it. */
  now: () => Promise<void>
  /** The revision that the server keeps. */
  revision: () => number
}

/** The draft while it is written: kept by the server after each pause. Where another author was faster, nothing of his is overwritten. */
export function useTreeDraft(tree: Tree): { definition: Definition; change: (next: Definition) => void; saving: Saving } {
  const [definition, setDefinition] = useState(tree.draft)
  const [isDirty, setDirty] = useState(false)
  const kept = useRef({ revision: tree.revision, unsaved: undefined as Definition | undefined, going: Promise.resolve() })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { run, problem } = useAct('PUT /trees/:id/draft', { inForm: true })
  const { id } = tree
  const save = useCallback(async () => {
    clearTimeout(timer.current)
    kept.current.going = kept.current.going.then(async () => {
      const draft = kept.current.unsaved
      if (draft === undefined) return
      kept.current.unsaved = undefined
      const saved = await run({ params: { id }, body: { revision: kept.current.revision, draft } })
      if (saved === undefined) {
        kept.current.unsaved ??= draft
        return
      }
      kept.current.revision = saved.revision
      queries.setQueryData(['GET /trees/:id', { params: { id } }], saved)
      setDirty(kept.current.unsaved !== undefined)
    })
    await kept.current.going
  }, [run, id])
  const change = (next: Definition) => {
    setDefinition(next)
    setDirty(true)
    kept.current.unsaved = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }
  // What was typed last is not lost when one leaves.
  useEffect(() => () => void save(), [save])
  return { definition, change, saving: { isDirty, problem, now: save, revision: () => kept.current.revision } }
}
