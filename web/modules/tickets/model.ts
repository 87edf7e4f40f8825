import type { Answer } from '../../platform/api.ts'

export type Page = Answer<'GET /tickets/:ref'>
export type Ticket = Page['ticket']
export type SpineItem = Page['spine'][number]
type MessageItem = Extract<SpineItem, { item: 'message' }>
export type FactItem = Extract<SpineItem, { item: 'fact' }>
export type Message = MessageItem['message']
export type TicketEvent = FactItem['event']
export type Stay = Page['stays'][number]

export const impacts = ['person', 'group', 'organisation'] as const
export const urgencies = ['low', 'normal', 'high'] as const
export const kinds = ['incident', 'request'] as const

/** An address of the API takes a ticket by its number. */
export const refOf = ({ number }: Pick<Ticket, 'number'>): string => String(number)
