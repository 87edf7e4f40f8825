import { resolve } from 'node:path'
import { z } from 'zod'
import { SetupFault } from './setup-fault.ts'

/** What stands in the environment; everything else is a setting in the interface. */
export type Config = {
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly smtpPort: number
  readonly lmtpPort: number | undefined
  /** Where people reach Opora, without a slash at the end. */
  readonly url: string
}

/** Reads and checks the environment; an empty variable is an unset one. Throws a SetupFault that names the wrong variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const { path, message } = read.error.issues[0] ?? { path: [], message: 'config.invalid' }
    const name = String(path[0])
    throw new SetupFault(message, { name, value: name === 'DATABASE_URL' ? withoutPassword(given[name] ?? '') : (given[name] ?? '') })
  }
  const { OPORA_PORT, OPORA_DATA, DATABASE_URL, OPORA_SMTP_PORT, OPORA_LMTP_PORT, OPORA_URL } = read.data
  return {
    port: OPORA_PORT,
    dataFolder: OPORA_DATA,
    databaseUrl: DATABASE_URL,
    smtpPort: OPORA_SMTP_PORT,
    lmtpPort: OPORA_LMTP_PORT,
    url: OPORA_URL ?? `http://localhost:${OPORA_PORT}`,
  }
}

const root = resolve(import.meta.dirname, '../..')
const withoutPassword = (url: string) => url.replace(/:[^:@/]*@/, ':…@')

const Port = z
  .string()
  .regex(/^\s*\d{1,5}\s*$/, 'config.not-a-port')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'config.not-a-port')

const isUrl = (protocols: readonly string[]) => (text: string) => protocols.includes(URL.parse(text)?.protocol ?? '')

const WebUrl = z
  .string()
  .trim()
  .refine(isUrl(['http:', 'https:']), 'config.not-a-web-address')
  .refine((text) => !/[?#]/.test(text), 'config.not-a-web-address')
  .transform((text) => text.replace(/\/+$/, ''))

const Environment = z.object({
  OPORA_PORT: Port.default(8080),
  // A folder given by hand is relative to where one stands, the default one to Opora itself.
  OPORA_DATA: z
    .string()
    .transform((folder) => resolve(folder))
    .default(resolve(root, 'data')),
  DATABASE_URL: z
    .string()
    .trim()
    .refine(isUrl(['postgres:', 'postgresql:']), 'config.not-a-database-address')
    .optional(),
  OPORA_SMTP_PORT: Port.default(2525),
  OPORA_LMTP_PORT: Port.optional(),
  OPORA_URL: WebUrl.optional(),
})
