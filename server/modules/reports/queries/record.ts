import type { Value } from '#contract/endpoint.ts'
import type { TicketRecord, getTicketRecord } from '#contract/record.ts'
import { checksOfTicket, walksOfTicket } from '#modules/diagnosis'
import { organisationChips, provider } from '#modules/people'
import { causesOf } from '#modules/problems'
import { clocksOfTicket } from '#modules/sla'
import { getTicketPage, workableTicket } from '#modules/tickets'
import { sentUpdates } from '#modules/updates'
import { momentIn } from '#platform/i18n.ts'
import { type Part, writePdf } from '#platform/pdf/index.ts'
import { recordOf } from '../record/record.ts'
import type { Telling } from '../record/telling.ts'
import type { Asking } from './asking.ts'
import { type ReportFile, checkZone, wordsIn } from './files.ts'

type Asked = Value<(typeof getTicketRecord)['query']>

export async function ticketRecord({ db, actor, at }: Asking, ref: string, { language, zone }: Asked): Promise<Value<typeof TicketRecord>> {
  const id = await workableTicket(db, actor, ref)
  checkZone(at, zone)
  const [page, causes, checks, { runs: walks }, clocks, updates] = await Promise.all([
    getTicketPage(db, actor, id, at),
    causesOf(db, actor, id),
    checksOfTicket(db, id),
    walksOfTicket(db, id),
    clocksOfTicket(db, id, at),
    sentUpdates(db, id),
  ])
  return recordOf({ page, causes, checks, walks, clocks, updates, at }, tellingIn({ language, zone }))
}

const tellingIn = ({ language, zone }: Asked): Telling => ({
  language,
  say: wordsIn(language),
  moment: (at) => momentIn(language, zone, at),
})

/** The record as a paper that can be kept or handed over. */
export async function recordFile(asking: Asking, ref: string, asked: Asked): Promise<ReportFile> {
  const telling = tellingIn(asked)
  const record = await ticketRecord(asking, ref, asked)
  const house = await provider(asking.db)
  const desk = (await organisationChips(asking.db, [house])).get(house)?.name ?? 'Opora'
  const parts: Part[] = [
    { kind: 'small', text: `${desk} · ${telling.moment(asking.at)}` },
    { kind: 'title', text: record.title },
    ...record.parts.flatMap((part) => printed(part, telling)),
  ]
  const title = telling.say('reports.record.title')
  const body = await writePdf({
    title: `${title} · ${record.title}`,
    author: desk,
    language: asked.language,
    createdAt: asking.at,
    foot: `${desk} · ${title} · ${telling.say('reports.pdf.foot')}`,
    parts,
  })
  const number = /^#(\d+)/.exec(record.title)?.[1] ?? ''
  return { body: Buffer.from(body), type: 'application/pdf', name: `${title}-${number}.pdf` }
}

/** Of what a check brought back so much is printed. */
const mostPrinted = 1_500

function printed({ title, facts, lines }: Value<typeof TicketRecord>['parts'][number], telling: Telling): Part[] {
  const { say } = telling
  const plain = (value: string, heading: string, share: number) => ({ title: heading, share, value })
  const terms = [plain('term', say('reports.record.what'), 1), plain('value', say('reports.record.said'), 3)]
  const happened = [
    plain('at', say('reports.record.when'), 1),
    plain('title', say('reports.record.who'), 2),
    plain('text', say('reports.record.said'), 4),
  ]
  const mark = (good: boolean | null) => (good === null ? '' : good ? '✓ ' : '✗ ')
  return [
    { kind: 'heading', text: title },
    ...(facts.length === 0 ? [] : [{ kind: 'table', columns: terms, rows: facts.map(({ term, value }) => [term, value]) } as const]),
    ...(lines.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: happened,
            rows: lines.map(({ at, title: what, text, detail, good }) => [
              at === null ? '' : telling.moment(at),
              mark(good) + what,
              [text, detail.slice(0, mostPrinted)].filter(Boolean).join('\n'),
            ]),
          } as const,
        ]),
  ]
}
