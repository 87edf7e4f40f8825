import { KnowledgeRules } from '#contract/knowledge.ts'
import type { Setting } from '#platform/settings.ts'

export const rulesSetting: Setting<KnowledgeRules> = {
  key: 'knowledge',
  schema: KnowledgeRules,
  fallback: { review: true, checkMonths: 12 },
}
