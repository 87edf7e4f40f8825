/** The mistakes that the rules of the house must refuse, by the tool that guards them. */

export interface Plant {
  readonly rule: string
  /** Where the mistake is planted; the tool must name this file. */
  readonly file: string
  readonly code: string
  /** What else the tool must say. */
  readonly says?: RegExp
}

interface Guard {
  readonly name: string
  readonly plants: readonly Plant[]
  readonly command: readonly [string, ...string[]]
}

const module = 'server/modules'
const reader = "import type { Reader } from '#platform/db/index.ts'\n"
const core = (name: string) => `${module}/tickets/planted-${name}.ts`

export const guards: readonly Guard[] = [
  {
    name: 'dependency rules',
    plants: [
      { rule: '1 contract imports zod only', file: 'contract/planted-fs.ts', code: "import 'node:fs'", says: /contract is pure/ },
      {
        rule: '1 contract imports zod only',
        file: 'contract/planted-server.ts',
        code: "export { Refusal } from '#platform/refusal.ts'",
        says: /contract is pure/,
      },
      {
        rule: '1 web sees contract only',
        file: 'web/planted-server.ts',
        code: "import type { Work } from '../server/platform/work.ts'\nexport type W = Work",
        says: /web sees only/,
      },
      {
        rule: '1 web sees contract only',
        file: 'web/planted-alias.ts',
        code: "export { Refusal } from '#platform/refusal.ts'",
        says: /web sees only/,
      },
      {
        rule: '1 server never sees web',
        file: 'server/planted-web.ts',
        code: "import '../web/platform/i18n.ts'",
        says: /server never sees web/,
      },
      {
        rule: '2 platform knows no module',
        file: 'server/platform/planted-module.ts',
        code: "export { routes } from '#modules/calendars'",
        says: /platform knows no module/,
      },
      {
        rule: '2 platform knows no module',
        file: 'server/platform/planted-later.ts',
        code: "export const late = () => import('../modules/calendars/index.ts')",
        says: /platform knows no module/,
      },
      {
        rule: '3 only the face',
        file: `${module}/tickets/planted-detour.ts`,
        code: "export * from '../calendars/hours.ts'",
        says: /goes past a face/,
      },
      {
        rule: '3 only the face',
        file: `${module}/tickets/planted-type.ts`,
        code: "export type * from '../calendars/hours.ts'",
        says: /goes past a face/,
      },
      {
        rule: '3 only the face, from outside too',
        file: 'server/planted-outside.ts',
        code: "export * from './modules/calendars/hours.ts'",
        says: /only faces/,
      },
      {
        rule: '4 only earlier modules',
        file: `${module}/people/commands/planted.ts`,
        code: "export { routes } from '#modules/calendars'",
        says: /uses a later module/,
      },
      { rule: '4 modules are a list', file: `${module}/planted/index.ts`, code: 'export const stranger = 1', says: /module missing/ },
      {
        rule: '5 the core is pure',
        file: `${module}/tickets/planted-fs.ts`,
        code: "export { readFileSync } from 'node:fs'",
        says: /input or output/,
      },
      {
        rule: '5 the core is pure',
        file: `${module}/tickets/planted-library.ts`,
        code: "export { sql } from 'kysely'",
        says: /input or output/,
      },
      {
        rule: '5 the core is pure',
        file: `${module}/tickets/planted-shell.ts`,
        code: "export * from './commands.ts'",
        says: /core is pure/,
      },
      {
        rule: '5 the core knows no face',
        file: `${module}/tickets/planted-face.ts`,
        code: "export { routes } from '#modules/calendars'",
        says: /core is pure/,
      },
      {
        rule: '5 the core knows no platform',
        file: `${module}/tickets/planted-log.ts`,
        code: "export { log } from '#platform/log.ts'",
        says: /core is pure/,
      },
      {
        rule: '6 only works write',
        file: `${module}/tickets/queries/planted.ts`,
        code: "export { writerOf } from '#platform/db/writer.ts'",
        says: /only works write/,
      },
      {
        rule: '6 libraries are wrapped',
        file: `${module}/tickets/queries/planted-pg.ts`,
        code: "export { default as pg } from 'pg'",
        says: /libraries are wrapped/,
      },
      { rule: 'no cycles', file: 'server/platform/planted-a.ts', code: "export { b as a } from './planted-b.ts'", says: /cycle/ },
      { rule: 'no cycles', file: 'server/platform/planted-b.ts', code: "export { a as b } from './planted-a.ts'", says: /cycle/ },
      { rule: 'every import resolves', file: 'server/platform/planted-lost.ts', code: "export * from './nowhere.ts'", says: /unresolved/ },
    ],
    command: ['node', 'tools/dependencies.ts'],
  },

  {
    name: 'types',
    plants: [
      {
        rule: '3 a face is the only name of a module',
        file: 'server/planted-name.ts',
        code: "export * from '#modules/calendars/hours.ts'",
        says: /Cannot find module/,
      },
      {
        rule: '6 a reader cannot insert',
        file: 'server/platform/planted-insert.ts',
        code: `${reader}export const f = (db: Reader) => db.insertInto('setting')`,
        says: /insertInto/,
      },
      {
        rule: '6 a reader cannot update',
        file: 'server/platform/planted-update.ts',
        code: `${reader}export const f = (db: Reader) => db.updateTable('setting')`,
        says: /updateTable/,
      },
      {
        rule: '6 a reader cannot delete',
        file: 'server/platform/planted-delete.ts',
        code: `${reader}export const f = (db: Reader) => db.deleteFrom('setting')`,
        says: /deleteFrom/,
      },
      {
        rule: '6 a reader opens no transaction',
        file: 'server/platform/planted-tx.ts',
        code: `${reader}export const f = (db: Reader) => db.transaction()`,
        says: /transaction/,
      },
      {
        rule: '6 a reader runs no raw SQL',
        file: 'server/platform/planted-raw.ts',
        code: `import { sql } from 'kysely'\n${reader}export const f = (db: Reader) => sql\`delete from setting\`.execute(db)`,
        says: /not assignable/,
      },
      {
        rule: '6 a database writes nothing',
        file: 'server/platform/planted-database.ts',
        code: "import type { Database } from '#platform/db/index.ts'\nexport const f = (db: Database) => db.write",
        says: /write/,
      },
      {
        rule: '6 an event needs a work',
        file: 'server/platform/planted-event.ts',
        code: "import type { House } from '#platform/work.ts'\nexport const f = (house: House) => house.record('', { type: 'person.renamed' })",
        says: /record/,
      },
      {
        rule: '6 an event is of the contract',
        file: 'server/platform/planted-type.ts',
        code: "import type { Work } from '#platform/work.ts'\nexport const f = (work: Work) => work.record('', { type: 'ticket.updated' })",
        says: /ticket.updated/,
      },
      {
        rule: '11 a column is of the table',
        file: 'server/platform/planted-column.ts',
        code: `${reader}export const f = (db: Reader) => db.selectFrom('setting').select('colour')`,
        says: /colour/,
      },
    ],
    command: ['tsc', '-p', 'server'],
  },

  {
    name: 'lint',
    plants: [
      ...(['fetch', 'process', 'crypto', 'globalThis', 'performance', 'setTimeout', 'Intl', 'console'] as const).map((name) => ({
        rule: '5 the core is pure',
        file: core(name.toLowerCase()),
        code: `export const planted = ${name}`,
      })),
      { rule: '5 no clock', file: core('now'), code: 'export const planted = () => Temporal.Now.instant()', says: /restricted/ },
      { rule: '5 no clock', file: core('now-key'), code: "export const planted = () => Temporal['Now'].instant()", says: /restricted/ },
      { rule: '5 no clock', file: core('now-apart'), code: 'const { Now } = Temporal\nexport const planted = Now', says: /restricted/ },
      { rule: '5 no chance', file: core('random'), code: 'export const planted = () => Math.random()', says: /restricted/ },
      {
        rule: '8 every event is handled',
        file: 'server/platform/planted-switch.ts',
        code: "import type { ConversationEvent } from '#contract/conversations.ts'\nexport function planted(event: ConversationEvent): number {\n  switch (event.type) {\n    case 'conversation.begun':\n      return 1\n  }\n  return 0\n}",
        says: /exhaustive/,
      },
      {
        rule: '9 promises are awaited',
        file: 'server/platform/planted-floating.ts',
        code: 'const work = async () => 1\nexport const planted = () => {\n  work()\n}',
        says: /floating/,
      },
      { rule: '9 no Date', file: 'server/platform/planted-date.ts', code: 'export const planted = () => new Date()', says: /Temporal/ },
      { rule: '9 no Date in the web', file: 'web/planted-date.ts', code: 'export const planted = Date.now()', says: /Temporal/ },
      { rule: '9 no any', file: 'server/platform/planted-any.ts', code: 'export const planted = (given: any) => given', says: /any/ },
      {
        rule: '9 no way round the types',
        file: 'server/platform/planted-ignore.ts',
        code: "// @ts-ignore\nexport const planted: number = 'one'",
        says: /ts-comment/,
      },
      {
        rule: '9 at most 300 lines',
        file: 'server/platform/planted-long.ts',
        code: `${'// line\n'.repeat(301)}export const planted = 1`,
        says: /max-lines/,
      },
      {
        rule: '3 no name of a module is put together',
        file: 'server/platform/planted-computed.ts',
        code: 'export const planted = (name: string) => import(`../modules/${name}/store.ts`)',
        says: /dynamic/,
      },
    ],
    command: ['oxlint', '--type-aware', '--deny-warnings', '--format', 'unix', 'contract', 'server', 'web'],
  },

  {
    name: 'the core takes no clock under another name',
    plants: [
      { rule: '5 no clock', file: core('alias'), code: 'const T = Temporal\nexport const planted = T.Now' },
      { rule: '5 no chance', file: core('chance'), code: 'const { random } = Math\nexport const planted = random' },
    ],
    command: ['node', 'tools/core.ts'],
  },

  {
    name: 'nothing unused',
    plants: [
      { rule: '10 no unused file', file: 'web/design/planted-unused.ts', code: 'export const planted = 1' },
      { rule: '10 no unused export', file: 'server/cli/planted-unused.ts', code: 'export const planted = 1' },
    ],
    command: ['knip', '--no-progress', '--exclude', 'dependencies,binaries'],
  },
]
