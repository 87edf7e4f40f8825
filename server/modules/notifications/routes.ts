import * as letters from '#contract/letters.ts'
import * as links from '#contract/links.ts'
import { type Route, act, read } from '#platform/http/index.ts'
import { followLink, showLink } from './commands/links.ts'
import { preview, resetTemplate, saveTemplate } from './commands/templates.ts'
import { listTemplates } from './queries/templates.ts'

export const routes = (url: string): readonly Route[] => [
  read(letters.listLetters, async ({ db }) => ({ items: await listTemplates(db) })),
  act(letters.saveLetter, async ({ work, params, body }) => saveTemplate(work, params.name, params.language, body)),
  act(letters.resetLetter, async ({ work, params }) => resetTemplate(work, params.name, params.language)),
  act(letters.previewLetter, async ({ params, body }) => preview(params.name, params.language, body, url)),
  read(links.readLink, async ({ db, params, at }) => showLink(db, params.token, at)),
  act(links.useLink, async ({ work, params, body }) => followLink(work, params.token, body)),
]
