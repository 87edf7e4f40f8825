import type { KnowledgeRules } from '#contract/knowledge.ts'
import { allow, may, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { versionToAnswer } from '../queries/help.ts'
import { rulesSetting } from '../queries/rules.ts'
import { saveAnswer } from '../store.ts'

/** More of those who are not signed in, on one version in an hour, are no readers. */
const mostStrangers = 200

interface Answer {
  readonly helpful: boolean
  readonly comment: string
  readonly solved: boolean
  readonly visitor?: string | undefined
}

/** A person is known by himself, a stranger by the number of his browser. */
export async function answerHelp(work: Work, number: number, { helpful, comment, solved, visitor }: Answer): Promise<void> {
  const person = personOf(work.actor)
  if (person === null && visitor === undefined) throw new Refusal('knowledge.who-says-so')
  const { article, version, strangers } = await versionToAnswer(work.tx, work.actor, number, work.at.subtract({ hours: 1 }))
  if (person === null && strangers >= mostStrangers) throw new Refusal('knowledge.too-many')
  await saveAnswer(work, {
    version_id: version,
    person_id: person,
    visitor: person === null ? (visitor ?? null) : null,
    helpful,
    comment,
    solved: helpful && solved,
  })
  work.record(article, { type: 'article.answered', version, helpful, solved: helpful && solved })
}

/** Whose events tell how the rules were changed. */
const settings = '01980000-0000-7000-8000-000000000440'

export async function setRules(work: Work, rules: KnowledgeRules): Promise<KnowledgeRules> {
  allow(may(work.actor, 'settings.edit'))
  await writeSetting(work.tx, rulesSetting, rules)
  work.record(settings, { type: 'knowledge-rules.set', rules })
  return rules
}
