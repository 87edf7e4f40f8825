import type { Answer } from '../../platform/api.ts'

export type Row = Answer<'GET /portal/tickets'>['items'][number]
export type Page = Answer<'GET /portal/tickets/:ref'>
export type Item = Page['story'][number]
export type Said = Extract<Item, { item: 'message' }>
export type Happened = Extract<Item, { item: 'fact' }>

export const stages = ['accepted', 'understood', 'being-fixed', 'being-checked', 'done'] as const
export const hindrances = ['can-wait', 'hinders', 'stopped'] as const
export const reaches = ['me', 'several', 'everyone'] as const
export type Hindrance = (typeof hindrances)[number]
export type Reach = (typeof reaches)[number]

export const hrefOf = ({ number }: Pick<Row, 'number'>): string => `/portal/tickets/${String(number)}`
