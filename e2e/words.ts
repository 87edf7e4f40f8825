/** What stands on the screens, in either language: from the same messages that the web shows. */
import { messages as english } from '../web/platform/messages-en.ts'
import { messages as russian } from '../web/platform/messages-ru.ts'
import { type Arguments, type KeyOf, type Language, translator } from '../web/platform/translate.ts'

export type Words = (key: KeyOf<typeof english>, args?: Arguments) => string

export const wordsOf = (language: Language): Words => translator(language, language === 'ru' ? russian : english)
