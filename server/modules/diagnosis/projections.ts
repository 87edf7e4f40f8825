import { sql } from 'kysely'
import type { Projection, Work } from '#platform/work.ts'

/** What tickets tell of, in step with the log: told anew when one is opened or gets another title. */
export const projections: readonly Projection[] = [
  async (work, events) => {
    const told = events.filter(({ event: { type } }) => type === 'ticket.opened' || type === 'ticket.renamed').map(({ subject }) => subject)
    if (told.length > 0) await keepWords(work, [...new Set(told)])
  },
]

async function keepWords({ tx }: Work, tickets: readonly string[]): Promise<void> {
  await sql`insert into ticket_words (ticket_id, words)
    select t.id, telling_words(title.text || ' ' || coalesce(told.text, ''))
    from ticket t join text_version title on title.id = t.title_id
    left join lateral (select left(m.text, 1000) as text from ticket_conversation c join message m on m.conversation_id = c.conversation_id
      where c.ticket_id = t.id and c.unlinked_at is null and m.direction = 'in' order by m.at, m.id limit 1) told on true
    where t.id = any(${[...tickets]}::uuid[])
    on conflict (ticket_id) do update set words = excluded.words`.execute(tx)
}
