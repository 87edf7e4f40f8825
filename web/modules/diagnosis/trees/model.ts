import type { Answer } from '../../../platform/api.ts'

export type Tree = Answer<'GET /trees/:id'>
export type Definition = Tree['draft']
export type Step = Definition['steps'][number]
export type StepType = Step['type']
export type Branch = Step['branches'][number]
export type Run = Answer<'GET /tickets/:ref/tree-runs'>['runs'][number]
export type Statistics = Answer<'GET /trees/:id/statistics'>

export const stepTypes = ['question', 'instruction', 'check', 'outcome'] as const
export const checkKinds = ['http', 'tls', 'tcp', 'dns', 'ping', 'traceroute'] as const
export const none = 'none'
