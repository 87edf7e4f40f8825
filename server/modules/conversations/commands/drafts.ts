import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { type DraftText, deleteDraft, upsertDraft } from '../store/drafts.ts'
import { plain } from './receive.ts'

/** Drafts are personal: nobody reads or writes another's. */
export function writer(actor: Actor): string {
  const person = personOf(actor)
  if (person === null) throw new Refusal('forbidden')
  return person
}

export async function saveDraft(work: Work, key: string, draft: DraftText): Promise<{ savedAt: Temporal.Instant }> {
  await upsertDraft(work, writer(work.actor), key, {
    ...draft,
    text: plain(draft.text),
    html: draft.html === null ? null : plain(draft.html),
  })
  return { savedAt: work.at }
}

export const dropDraft = (work: Work, key: string): Promise<void> => deleteDraft(work, writer(work.actor), key)
