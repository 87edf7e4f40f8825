import { sql } from 'kysely'
import type { Names } from '#contract/common.ts'
import type { LetterLanguage, UpdateTemplate, UpdateWords } from '#contract/update-words.ts'
import { deskZone } from '#modules/people'
import { renderLetter } from '#modules/notifications'
import { type Reader, rows } from '#platform/db/index.ts'
import { momentIn, t } from '#platform/i18n.ts'
import { wordsColumns } from './words.ts'

/** What letters of an update are made of. Nothing of it is about a client: the ticket's own title is a requester's word. */
export interface Told {
  readonly number: number
  readonly n: number
  readonly service: Names | null
  readonly words: UpdateWords
  readonly next: Temporal.Instant | null
  readonly last: boolean
  readonly template: UpdateTemplate
}

export async function toldBy(db: Reader, update: string): Promise<Told> {
  const [found] = await rows<Told>(
    db,
    sql`select t.number, u.n, u.next_at as next, u.last, u.template, ${wordsColumns} as words,
        case when s.id is not null then json_build_object('ru', s.name_ru, 'en', s.name_en) end as service
      from incident_update u join ticket t on t.id = u.ticket_id left join service s on s.id = t.service_id where u.id = ${update}`,
  )
  if (!found) throw new Error(`no update ${update}`)
  return { ...found, number: Number(found.number) }
}

const names = { full: 'incident-update', short: 'incident-update-short' } as const
const between = '\n\n— — —\n\n'

/** The letter with the link of its reader. */
export async function letterOf(db: Reader, told: Told, language: LetterLanguage, link: string): Promise<{ subject: string; body: string }> {
  if (language !== 'both') return inOne(db, told, language, link)
  const [ru, en] = [await inOne(db, told, 'ru', link), await inOne(db, told, 'en', link)]
  return { subject: `${ru.subject} / ${en.subject}`, body: ru.body + between + en.body }
}

async function inOne(db: Reader, told: Told, language: 'ru' | 'en', link: string): Promise<{ subject: string; body: string }> {
  const { happened, meaning, doing } = told.words[language]
  const say = (key: string, values = {}) => t(language, 'updates', `letter.${key}`, values)
  const part = (key: 'meaning' | 'doing', text: string) => (text === '' ? [] : [`${say(key)}\n${text}`])
  const { subject, body } = await renderLetter(db, names[told.template], language, {
    number: String(told.number),
    n: told.n,
    service: told.service?.[language] ?? say('no-service'),
    heading: told.last ? say('over') : say('update', { n: told.n }),
    happened,
    text: [happened, ...part('meaning', meaning), ...part('doing', doing)].join('\n\n'),
    next: told.next === null ? say('no-next') : say('next', { at: momentIn(language, await deskZone(db), told.next) }),
    link,
  })
  return { subject, body: `${body}\n\n${say('footer', { link })}` }
}
