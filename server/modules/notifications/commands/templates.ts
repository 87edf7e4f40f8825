import type { Language } from '#contract/common.ts'
import type { LetterName, LetterTemplate } from '#contract/letters.ts'
import { fill, t, variablesOf } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { templateOf } from '../queries/templates.ts'
import { unknownVariable, variables } from '../template.ts'

/** Templates are no rows of their own in the log: the subject is this fixed id. */
const templatesSubject = '01980000-0000-7000-8000-000000000501'

interface Text {
  readonly subject: string
  readonly body: string
}

function check(name: LetterName, language: Language, { subject, body }: Text): void {
  for (const text of [subject, body]) {
    const unknown = unknownVariable(name, readable(language, text))
    if (unknown !== undefined)
      throw new Refusal('letters.unknown-variable', {
        variable: `{${unknown}}`,
        known: variables[name].map((one) => `{${one}}`).join(', '),
      })
  }
}

function readable(language: Language, text: string): string[] {
  try {
    return variablesOf(language, text)
  } catch {
    throw new Refusal('letters.not-a-template')
  }
}

export async function saveTemplate(work: Work, name: LetterName, language: Language, text: Text): Promise<LetterTemplate> {
  check(name, language, text)
  const row = { ...text, changed_at: work.at }
  await work.tx
    .insertInto('letter_template')
    .values({ name, language, ...row })
    .onConflict((conflict) => conflict.columns(['name', 'language']).doUpdateSet(row))
    .execute()
  work.record(templatesSubject, { type: 'letter-template.set', name, language })
  return templateOf(work.tx, name, language)
}

export async function resetTemplate(work: Work, name: LetterName, language: Language): Promise<LetterTemplate> {
  await work.tx.deleteFrom('letter_template').where('name', '=', name).where('language', '=', language).execute()
  work.record(templatesSubject, { type: 'letter-template.reset', name, language })
  return templateOf(work.tx, name, language)
}

/** With made-up values, so that an administrator sees what people will get. */
export function preview(name: LetterName, language: Language, text: Text, url: string): Text {
  check(name, language, text)
  const values = {
    name: language === 'ru' ? 'Анна' : 'Anna',
    number: 1042,
    title: 'VPN',
    link: `${url}/portal`,
    understood: '> VPN…',
    answerBy: '09:30',
    solveBy: '18:00',
    resolution: '…',
    verifyLink: `${url}/l/…`,
    rateLink: `${url}/l/…`,
    closeAfterDays: 3,
    reopenWindowDays: 7,
    organisation: 'Opora',
    days: 7,
    clock: t(language, 'sla', 'metric.resolution'),
    when: t(language, 'sla', 'when.percent', { percent: 75 }),
    due: '18:00',
    takeLink: `${url}/l/…`,
    from: 'anna@example.org',
    subject: 'VPN',
    askedBy: language === 'ru' ? 'Борис' : 'Boris',
    plan: '> VPN…',
    risk: '…',
    window: '22:00 – 23:00',
    approveLink: `${url}/l/…`,
    service: 'VPN',
    n: 2,
    heading: t(language, 'updates', 'letter.update', { n: 2 }),
    happened: '…',
    text: '…',
    next: t(language, 'updates', 'letter.next', { at: '18:00' }),
    author: language === 'ru' ? 'Борис' : 'Boris',
    reason: '…',
  }
  return { subject: fill(language, text.subject, values), body: fill(language, text.body, values) }
}
