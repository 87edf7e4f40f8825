import type { Answer, Input } from '../../platform/api.ts'

export type Change = Answer<'GET /tickets/:ref/change'>
export type Asking = Change['askings'][number]
export type Listed = Answer<'GET /changes'>['items'][number]
export type Template = Answer<'GET /change-templates'>['items'][number]
export type Answers = NonNullable<Change['risk']>
export type Plan = NonNullable<Input<'PATCH /tickets/:ref/change'>['body']>

export const types = ['normal', 'standard', 'emergency'] as const

/** How a state is coloured: only where it means something. */
export const meaningOf = (state: Change['state']) =>
  state === 'refused' || state === 'test-failed'
    ? ('late' as const)
    : state === 'asked' || state === 'rolled-back'
      ? ('near' as const)
      : state === 'approved' || state === 'tested'
        ? ('met' as const)
        : ('neutral' as const)

export const meaningOfRisk = (level: 'low' | 'medium' | 'high') =>
  level === 'high' ? ('late' as const) : level === 'medium' ? ('near' as const) : ('neutral' as const)
