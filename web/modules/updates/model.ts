import type { Answer, Input } from '../../platform/api.ts'

export type UpdatesOf = Answer<'GET /tickets/:ref/updates'>
export type Update = UpdatesOf['items'][number]
export type NewUpdate = Input<'POST /tickets/:ref/updates'>['body']
export type UpdatePreview = Answer<'POST /tickets/:ref/updates/preview'>
export type Stakeholder = Answer<'GET /tickets/:ref/stakeholders'>['items'][number]
export type PlanList = Answer<'GET /communication-plans'>
export type Plan = PlanList['items'][number]
export type PlanTerms = Input<'POST /communication-plans'>['body']

export const languages = ['ru', 'en'] as const
export const parts = ['happened', 'meaning', 'doing'] as const
export const circles = ['requesters', 'contacts', 'everybody', 'named', 'managers', 'followers'] as const
