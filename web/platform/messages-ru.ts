import common from '#messages/ru/common.json' with { type: 'json' }
import type { Messages } from './translate.ts'

export const messages: Messages = { common }
