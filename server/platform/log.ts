import { randomBytes } from 'node:crypto'
import { pino } from 'pino'

/** One line of JSON per happening on standard error; what could be a secret never gets there. */
export const log = pino(
  {
    level: process.env['OPORA_LOG'] ?? 'warn',
    base: null,
    redact: {
      paths: ['password', '*.password', 'token', '*.token', 'secret', '*.secret', 'req.headers.authorization', 'req.headers.cookie'],
      censor: '…',
    },
    serializers: { error: plainError },
  },
  pino.destination({ dest: 2, sync: true }),
)

/** Only what tells the fault: an error of the database carries its whole connection along. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  return {
    name,
    message,
    stack,
    ...('code' in error ? { code: error.code } : {}),
    ...(cause === undefined ? {} : { cause: plainError(cause) }),
  }
}

/** A number to quote to the person who met a fault; the log line carries it too. */
export const faultNumber = (): string => randomBytes(4).toString('hex').toUpperCase()
