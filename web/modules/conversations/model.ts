import type { Answer } from '../../platform/api.ts'

export type Message = Extract<Answer<'GET /tickets/:ref'>['spine'][number], { item: 'message' }>['message']
export type Attachment = Message['attachments'][number]
