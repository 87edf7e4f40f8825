import { type Cause, type Fact, type Page, type Part, type Telling, between, factsOf, facts, lasting, line } from './telling.ts'

/** What it was about: everything that was said when it was registered, and the requester's own words. */
export function about({ ticket, spine }: Page, { say, language }: Telling): Omit<Part, 'title'> {
  const first = spine.find((item) => item.item === 'message' && item.message.direction === 'in' && item.message.audience === 'requester')
  const priority = [
    say(`tickets.priority.${ticket.priority}`),
    `${say(`tickets.impact.${ticket.impact}`)} × ${say(`tickets.urgency.${ticket.urgency}`)}`,
    ...ticket.raisedBy.map((raise) => say(`tickets.raised.${raise}`)),
    ...(ticket.priorityByHand ? [say('tickets.priority-by-hand')] : []),
  ]
  const person = [ticket.requester.name, ticket.organisation?.name].filter((name) => name !== undefined)
  return {
    part: 'about',
    facts: facts(
      [say('tickets.kind'), say(`tickets.kind.${ticket.kind}`)],
      [say('reports.record.status'), say(`tickets.status.${ticket.status}`)],
      [say('tickets.requester'), person.join(', ')],
      [say('tickets.affected'), ticket.affected?.name],
      [say('tickets.service'), [ticket.service?.name, ticket.category?.name].filter((name) => name !== undefined).join(' › ')],
      [say('tickets.asset'), ticket.asset?.name],
      [say('tickets.priority'), priority.join(' · ')],
      [say('tickets.channel'), say(`conversations.channel.${ticket.channel}`)],
      [say('tickets.owner'), ticket.owner?.name],
      [say('tickets.level'), `${ticket.level.code} · ${ticket.level.name[language]}`],
    ),
    lines:
      first?.item === 'message'
        ? [line({ at: first.at, title: first.message.author?.name ?? first.message.from, text: first.message.text })]
        : [],
  }
}

/** When what happened, and how long each stretch took by the clock on the wall. */
export function times(page: Page, telling: Telling): Omit<Part, 'title'> {
  const { say } = telling
  const { ticket } = page
  const answered = ['phone', 'visit'].includes(ticket.channel) ? ticket.startedAt : factsOf(page, 'ticket.reply-sent')[0]?.at
  const since = (at: Temporal.Instant) => say('reports.record.after', { time: lasting(telling, between(ticket.startedAt, at)) })
  const stands = (at: Temporal.Instant | null | undefined, after = true): string | null =>
    at ? (after ? `${telling.moment(at)} · ${since(at)}` : telling.moment(at)) : null
  const closed = ticket.closedHow === null ? null : say(`tickets.closed-how.${ticket.closedHow}`)
  const waited = waits(page)
  return {
    part: 'times',
    facts: facts(
      [say('tickets.occurred-at'), stands(ticket.occurredAt, false)],
      [say('tickets.started-at'), stands(ticket.startedAt, false)],
      [say('reports.record.registered'), stands(ticket.openedAt)],
      [say('reports.record.answered'), stands(answered)],
      [say('reports.record.resolved'), stands(ticket.resolvedAt)],
      [say('reports.record.verified'), stands(page.verification?.verifiedAt)],
      [say('reports.record.closed'), ticket.closedAt && [stands(ticket.closedAt), closed].filter(Boolean).join(' · ')],
      [say('reports.record.waited'), waited > 0 ? lasting(telling, waited) : null],
      [say('reports.record.reopened'), ticket.reopened > 0 ? String(ticket.reopened) : null],
    ),
    lines: [],
  }
}

/** How long it waited for somebody outside, until it went on, was resolved or closed. A wait that still runs is not counted. */
function waits(page: Page): number {
  let sum = 0
  let from: Temporal.Instant | null = null
  for (const { at, event } of factsOf(page, 'ticket.waited', 'ticket.wait-ended', 'ticket.resolved', 'ticket.closed', 'ticket.merged')) {
    if (from !== null) sum += between(from, at)
    from = event.type === 'ticket.waited' ? at : null
  }
  return sum
}

/** In what it was: the code, and the problems that it comes from with what was found there. */
export function cause({ ticket }: Page, causes: readonly Cause[], { say, language }: Telling): Omit<Part, 'title'> {
  const code: Fact[] = facts([say('reports.record.code'), ticket.resolutionCode?.name])
  return {
    part: 'cause',
    facts: code,
    lines: causes.map((one) => {
      const around = one.workaround?.[language] || one.workaround?.[language === 'ru' ? 'en' : 'ru']
      return line({
        title: `#${String(one.number)} ${one.title}`,
        text: one.cause === '' ? say('reports.record.cause-unknown') : one.cause,
        detail: around ? say('reports.record.workaround', { text: around }) : '',
      })
    }),
  }
}
