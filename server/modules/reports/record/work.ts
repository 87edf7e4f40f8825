import type { CheckRun } from '#contract/check-runs.ts'
import type { TreeRun } from '#contract/tree-runs.ts'
import { type Line, type Page, type Part, type Telling, between, factsOf, facts, lasting, line } from './telling.ts'

/** Every solution that was tried; one that failed stays, and says so. */
export function deeds(page: Page, { say }: Telling): Omit<Part, 'title'> {
  const failed = factsOf(page, 'ticket.reopened').map(({ at }) => at)
  const all = factsOf(page, 'ticket.resolved')
  const lines = all.map(({ at, who, event, names, text }, n) => {
    const next = all[n + 1]?.at
    const back = failed.some((one) => after(one, at) && (next === undefined || after(next, one)))
    return line({ at, title: [names[event.code], who].filter(Boolean).join(' · '), text: text(event.text), good: back ? false : null })
  })
  return { part: 'deeds', facts: facts([say('reports.record.tried'), lines.length > 1 ? String(lines.length) : null]), lines }
}

const after = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) >= 0

/** Whether it works was found so: by the requester's word, by a second person, by a check. */
export function verification(page: Page, { say }: Telling): Omit<Part, 'title'> {
  const types = ['ticket.verified', 'ticket.confirmed', 'ticket.solution-failed', 'ticket.verification-failed'] as const
  const lines = factsOf(page, ...types).map(({ at, who, event, text }) => {
    const good = event.type === 'ticket.verified' || event.type === 'ticket.confirmed'
    const how = 'how' in event ? say(`reports.record.how.${event.how}`) : say('reports.record.how.requester')
    return line({ at, title: [how, who].filter(Boolean).join(' · '), text: 'text' in event ? text(event.text) : '', good })
  })
  const asked = page.verification
  return { part: 'verification', facts: facts([say('reports.record.asked'), asked && say(`reports.record.how.${asked.how}`)]), lines }
}

/** Checks run from the desk with what they brought back, trees walked with each answer, and the files. */
export function evidence(
  page: Page,
  { checks, walks }: { checks: readonly CheckRunAt[]; walks: readonly TreeRunAt[] },
  telling: Telling,
): Omit<Part, 'title'> {
  const { say, language } = telling
  const run = checks.map(({ at, kind, target, port, outcome, output, by }) =>
    line({
      at,
      title: [`${say(`diagnosis.kind.${kind}`)} ${target}${port === null ? '' : `:${String(port)}`}`, by?.name].filter(Boolean).join(' · '),
      text: say(`diagnosis.outcome.${outcome}`),
      detail: output,
      good: outcome === 'ok',
    }),
  )
  const walked = walks.map(({ startedAt, title, path, state, by }) =>
    line({
      at: startedAt,
      title: [title[language] || title.ru || title.en, by?.name].filter(Boolean).join(' · '),
      text: [...path.map((step) => answered(step, language)), say(`trees.run.${state}`)].join(' → '),
      good: state === 'solved' ? true : null,
    }),
  )
  const named = page.spine.flatMap((item) =>
    item.item === 'message' ? item.message.attachments.filter(({ inline }) => !inline).map(({ name }) => ({ at: item.at, name })) : [],
  )
  const files = named.map(({ at, name }) => line({ at, title: name, text: say('reports.record.file') }))
  return { part: 'evidence', facts: [], lines: [...run, ...walked, ...files].toSorted(byTime) }
}

type CheckRunAt = Omit<CheckRun, 'at'> & { at: Temporal.Instant }
type TreeRunAt = Omit<TreeRun, 'startedAt' | 'endedAt' | 'path'> & {
  startedAt: Temporal.Instant
  path: readonly Pick<TreeRun['path'][number], 'step' | 'branch' | 'value'>[]
}

function answered({ step, branch, value }: TreeRunAt['path'][number], language: Telling['language']): string {
  const words = step.branches.find(({ id }) => id === branch)?.words
  return value === '' ? words?.[language] || words?.ru || branch : value
}

const byTime = (a: Line, b: Line) => (a.at && b.at ? Temporal.Instant.compare(a.at, b.at) : 0)

/** Where it was and for how long, with the cards of its hand-overs. */
export function way(page: Page, telling: Telling, now: Temporal.Instant): Omit<Part, 'title'> {
  const { language } = telling
  const cards = factsOf(page, 'ticket.escalated', 'ticket.card-given', 'ticket.returned')
  // A place left in the moment in which it was entered is none: the same act went on.
  const stays = page.stays.filter(({ from, to }) => to === null || between(from, to) > 0)
  const lines = stays.map(({ level, team, assignee, vendor, from, to }) => {
    const place = [`${level.code} · ${level.name[language]}`, vendor?.name ?? team?.name, assignee?.name].filter((one) => one !== undefined)
    const begun = cards.findLast(({ at }) => Temporal.Instant.compare(at, from) === 0)
    const why = begun?.event.type === 'ticket.returned' ? begun.text(begun.event.reason) : (begun?.card?.question ?? '')
    return line({ at: from, title: place.join(' · '), text: lasting(telling, between(from, to ?? now)), detail: why })
  })
  const perLevel = Map.groupBy(stays, ({ level }) => level.code)
  return {
    part: 'way',
    facts: facts(
      ...[...perLevel].map(
        ([code, all]) =>
          [
            code,
            lasting(
              telling,
              all.reduce((sum, { from, to }) => sum + between(from, to ?? now), 0),
            ),
          ] as const,
      ),
    ),
    lines: lines.length > 1 ? lines : [],
  }
}
