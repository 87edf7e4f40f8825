import type { Meaning } from '../../design/index.ts'
import type { T } from '../../platform/i18n.ts'
import type { ArticleLine } from './model.ts'

type Standing = Pick<ArticleLine, 'state' | 'work' | 'isCheckDue' | 'outdated'>
type Word = { id: string; text: string; kind: Meaning }

/** Where an article stands, in a few words. */
export function standing(t: T, { state, work, isCheckDue, outdated }: Standing): readonly Word[] {
  const kinds = { draft: 'neutral', review: 'near', published: 'met', retired: 'paused' } as const
  return [
    { id: state, text: t(`knowledge.state.${state}`), kind: kinds[state] },
    ...(work === null
      ? []
      : [{ id: 'work', text: t(`knowledge.work.${work}`), kind: work === 'review' ? ('near' as const) : ('neutral' as const) }]),
    ...(isCheckDue ? [{ id: 'due', text: t('knowledge.check-due'), kind: 'late' as const }] : []),
    ...outdated.map((language) => ({ id: language, text: t(`knowledge.outdated.${language}`), kind: 'near' as const })),
  ]
}
