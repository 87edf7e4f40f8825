import type { getChangeStory } from '#contract/change-story.ts'
import { ChangeEvent } from '#contract/change-events.ts'
import type { Value } from '#contract/endpoint.ts'
import { personChips } from '#modules/people'
import { visibleTo } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { sql } from 'kysely'

type Story = Value<(typeof getChangeStory)['result']>
type What = Story['items'][number]['what']

interface Logged {
  readonly id: string
  readonly at: Temporal.Instant
  readonly change: string
  readonly type: string
  readonly data: object
  readonly by: string | null
  /** Of the deed or of the answer. */
  readonly text: string
}

/** The ticket’s own log of a change, and that of the changes that were made because of it, of those that the reader may see. */
export async function changeStory(db: Reader, actor: Actor, ticket: string): Promise<Story> {
  const changes = await rows<Story['changes'][number]>(
    db,
    sql`select t.id, t.number, title.text as title from ticket t join text_version title on title.id = t.title_id
      where t.kind = 'change' and ${visibleTo(actor, 't')}
        and (t.id = ${ticket} or t.id in (select l.ticket_id from ticket_link l where l.other_id = ${ticket} and l.type = 'caused-by'))
      order by t.number`,
  )
  if (changes.length === 0) return { changes, items: [] }
  const found = await rows<Logged>(
    db,
    sql`select e.id, e.at, e.subject as change, e.type, e.data,
        coalesce(e.data->>'by', case when e.actor->>'kind' = 'person' then e.actor->>'id' end) as by,
        coalesce(deed.text, answer.words, '') as text
      from event e
        left join change_deed deed on deed.id = (e.data->>'deed')::uuid
        left join change_approver answer on e.type in ('change.approval-given', 'change.refused') and answer.asking_id = (e.data->>'asking')::uuid
          and answer.step = (e.data->>'step')::int and answer.person_id = (e.data->>'person')::uuid
      where e.subject = any(${changes.map(({ id }) => id)}::uuid[]) and e.type like 'change.%' order by e.at, e.seq`,
  )
  const people = await personChips(
    db,
    found.map(({ by }) => by),
  )
  const items = found.flatMap(({ id, at, change, type, data, by, text }) => {
    const event = ChangeEvent.parse({ ...data, type })
    const what = whatOf(event)
    const version = 'version' in event ? event.version : null
    return what === undefined ? [] : [{ id, at, change, by: people.get(by ?? '') ?? null, what, version, text }]
  })
  return { changes, items }
}

function whatOf(event: ChangeEvent): What | undefined {
  switch (event.type) {
    case 'change.planned':
      return 'planned'
    case 'change.approval-asked':
      return 'approval-asked'
    case 'change.approval-awaited':
      return undefined
    case 'change.approval-given':
      return 'approval-given'
    case 'change.approved':
      return 'approved'
    case 'change.refused':
      return 'refused'
    case 'change.approval-voided':
      return 'approval-voided'
    case 'change.begun':
      return 'begun'
    case 'change.done':
      return 'done'
    case 'change.tested':
      return event.passed ? 'test-passed' : 'test-failed'
    case 'change.rolled-back':
      return 'rolled-back'
  }
}
