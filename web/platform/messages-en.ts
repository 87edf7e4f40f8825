import common from '#messages/en/common.json' with { type: 'json' }

/** Every message file that the web may show; a module adds its line here and in messages-ru.ts. */
export const messages = { common }
