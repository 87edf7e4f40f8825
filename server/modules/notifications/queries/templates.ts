import type { Language } from '#contract/common.ts'
import { LetterName, type LetterTemplate } from '#contract/letters.ts'
import type { Reader } from '#platform/db/index.ts'
import { type Values, fill, message } from '#platform/i18n.ts'
import { variables } from '../template.ts'

export async function listTemplates(db: Reader): Promise<LetterTemplate[]> {
  const own = await db.selectFrom('letter_template').select(['name', 'language', 'subject', 'body']).execute()
  return LetterName.options.flatMap((name) =>
    (['ru', 'en'] as const).map((language) => {
      const row = own.find((found) => found.name === name && found.language === language)
      return shown(name, language, row)
    }),
  )
}

const shown = (name: LetterName, language: Language, own: { subject: string; body: string } | undefined): LetterTemplate => ({
  name,
  language,
  subject: own?.subject ?? message(language, 'letters', `${name}.subject`),
  body: own?.body ?? message(language, 'letters', `${name}.body`),
  variables: [...variables[name]],
  changed: own !== undefined,
})

export async function templateOf(db: Reader, name: LetterName, language: Language): Promise<LetterTemplate> {
  const own = await db
    .selectFrom('letter_template')
    .select(['subject', 'body'])
    .where('name', '=', name)
    .where('language', '=', language)
    .executeTakeFirst()
  return shown(name, language, own)
}

export async function renderLetter(
  db: Reader,
  name: LetterName,
  language: Language,
  values: Values,
): Promise<{ subject: string; body: string }> {
  const { subject, body } = await templateOf(db, name, language)
  return { subject: fill(language, subject, values).replaceAll(/\s+/g, ' '), body: fill(language, body, values) }
}
