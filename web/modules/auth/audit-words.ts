import type { AppEvent } from '#contract/events.ts'
import type { Answer } from '../../platform/api.ts'
import type { MessageKey, T } from '../../platform/i18n.ts'

type Line = Answer<'GET /audit'>['items'][number]
type Daily = `${'ticket' | 'clock' | 'conversation' | 'message' | 'letter' | 'tree-run'}.${string}`
type Audited = Exclude<AppEvent['type'], Daily>
type Kind<Type extends string> = Type extends `${infer Subject}.${string}` ? Subject : never

export type AuditKind = Kind<Audited>

/** Every kind of subject that the audit tells of, in the order of the choice; the type refuses a forgotten one. */
const order: Record<AuditKind, true> = {
  session: true,
  'sign-in': true,
  password: true,
  key: true,
  access: true,
  role: true,
  person: true,
  organisation: true,
  vendor: true,
  team: true,
  level: true,
  service: true,
  category: true,
  asset: true,
  calendar: true,
  rota: true,
  skill: true,
  'report-schedule': true,
  agreement: true,
  exemption: true,
  'escalation-chain': true,
  outage: true,
  major: true,
  'major-rules': true,
  review: true,
  maintenance: true,
  'alert-source': true,
  alert: true,
  article: true,
  'knowledge-rules': true,
  problem: true,
  analysis: true,
  workaround: true,
  'known-error': true,
  'problem-matrix': true,
  improvement: true,
  change: true,
  'change-template': true,
  mailbox: true,
  'outgoing-mail': true,
  'letter-template': true,
  notices: true,
  'resolution-code': true,
  'priority-matrix': true,
  'ticket-rules': true,
  'hand-over-rule': true,
  gates: true,
  'verification-rules': true,
  check: true,
  'check-targets': true,
  update: true,
  stakeholder: true,
  'communication-plan': true,
  tree: true,
  desk: true,
  house: true,
}
export const auditKinds = Object.keys(order) as AuditKind[]

/** Reader's words for the lines of the audit. What a later version wrote and this one does not know is shown as it stands in the log. */
export function auditWords(t: T) {
  const known = (key: string): string | undefined => {
    const said = t(key as MessageKey)
    return said === key ? undefined : said
  }
  const value = (one: unknown): string => {
    const text = String(one)
    if (!/^[\w.-]+$/.test(text)) return text
    const words = [`audit.value.${text}`, `people.role.${text}`, `people.permission.${text}`, `assets.kind.${text}`]
    return words.map(known).find((said) => said !== undefined) ?? text
  }
  const fact = ([name, told]: [string, unknown]): string => {
    const values = (Array.isArray(told) ? told : [told]).filter((one) => one !== null && typeof one !== 'object' && !isId(one))
    return values.length === 0 ? '' : `${known(`audit.fact.${name}`) ?? name}: ${values.map(value).join(', ')}`
  }
  return {
    kind: (kind: AuditKind): string => t(`audit.kind.${kind}`),
    act: (type: Line['type']): string => known(actKey(type as Audited)) ?? type,
    /** Ids say nothing to a reader. */
    facts: (facts: Line['facts']): string => Object.entries(facts).map(fact).filter(Boolean).join(' · '),
  }
}

/** Does not compile where an event of the audit has no words. */
const actKey = (type: Audited): MessageKey => `audit.${type}`

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
