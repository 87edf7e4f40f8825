import { sendPlainLetter } from '#modules/channels/email'
import { addressesOf, deskZone, organisationChips, provider, standingOf } from '#modules/people'
import type { Reader } from '#platform/db/index.ts'
import { t } from '#platform/i18n.ts'
import { type House, openWork } from '#platform/work.ts'
import { letterById } from '../queries/schedules.ts'
import { complianceFile } from '../queries/compliance-file.ts'
import { eyesOf, maySend, whyNot } from '../schedule.ts'
import { markLetter } from '../store/schedules.ts'
import { sendReport } from './job-types.ts'

const system = { kind: 'system', job: sendReport.name } as const
type Letter = NonNullable<Awaited<ReturnType<typeof letterById>>>

/** Sends one letter with its report. Safe to repeat: what has left is passed over, and a second copy has the same Message-ID. */
export async function carryReport(house: House, dataFolder: string, id: string, isLastTry: boolean): Promise<void> {
  const letter = await letterById(house.db.read, id)
  if (!letter || letter.sentAt !== null) return
  const note = async (failure: string | null) => openWork(house, system, async (work) => markLetter(work, id, failure))
  const written = await write(house, letter)
  if ('fault' in written) return note(written.fault)
  const result = await sendPlainLetter(house, dataFolder, { ...written, id })
  if (result.sent) return note(null)
  if (result.permanent || isLastTry) return note(result.words)
  throw new Error(result.words)
}

/** With the rights of today: of who had it set up and of who gets it. */
async function write(house: House, letter: Letter) {
  const db = house.db.read
  const [owner, person] = [await standingOf(db, letter.owner), await standingOf(db, letter.person)]
  if (!owner || !maySend(owner, letter.organisation)) return { fault: 'reports.owner-may-not' }
  const fault = person ? whyNot(person, letter.organisation) : 'reports.unknown-recipient'
  if (!person || fault) return { fault: fault ?? 'reports.unknown-recipient' }
  const [to] = await addressesOf(db, person.id, 'email')
  if (to === undefined) return { fault: 'reports.recipient-without-address' }
  const zone = await deskZone(db)
  const asked = { from: letter.from, to: letter.to, zone, by: letter.by, organisation: letter.organisation ?? undefined }
  const file = await complianceFile(
    { db, actor: eyesOf(person), at: house.now() },
    asked,
    letter.format,
    letter.language ?? person.language,
  )
  return {
    to,
    ...(await wordsOf(db, letter, person, zone)),
    attachments: [{ filename: file.name, contentType: file.type, bytes: file.body }],
  }
}

async function wordsOf(db: Reader, letter: Letter, { name, language }: { name: string; language: 'ru' | 'en' }, zone: string) {
  const day = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(zone).toPlainDate().toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })
  const house = await provider(db)
  const chips = await organisationChips(db, [house, letter.organisation])
  const values = {
    name,
    report: letter.name,
    from: day(letter.from),
    to: day(letter.to.subtract({ milliseconds: 1 })),
    desk: chips.get(house)?.name ?? 'Opora',
    client: (letter.organisation !== null && chips.get(letter.organisation)?.name) || 'none',
  }
  return {
    subject: t(language, 'reports', 'schedule.letter.subject', values),
    text: t(language, 'reports', 'schedule.letter.body', values),
  }
}
