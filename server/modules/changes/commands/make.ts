import { linkTicket, openTicket, ticketToWork } from '#modules/tickets'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'

interface Source {
  readonly requester: string
  readonly service: string | null
  readonly asset: string | null
}

/** A change because of another ticket, such as a problem that it is to solve: of the same requester, service and asset, and linked to it. */
export async function makeChange(work: Work, ref: string, title: string): Promise<{ id: string; number: number }> {
  const { id: because } = await ticketToWork(work, ref)
  const [source] = await rows<Source>(
    work.tx,
    sql`select t.requester_id as requester, s.id as service, a.id as asset from ticket t
      left join service s on s.id = t.service_id and s.active left join asset a on a.id = t.asset_id and a.retired_at is null
      where t.id = ${because}`,
  )
  if (!source) throw new Refusal('not-found')
  const { requester, service, asset } = source
  const made = await openTicket(work, {
    title,
    text: '',
    kind: 'change',
    channel: 'desk',
    requester: { person: requester },
    impact: 'person',
    urgency: 'normal',
    assignToMe: false,
    attachments: [],
    ...(service === null ? {} : { service }),
    ...(asset === null ? {} : { asset }),
  })
  await linkTicket(work, made.id, { other: because, type: 'caused-by' })
  return made
}
