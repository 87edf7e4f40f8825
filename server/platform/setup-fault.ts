/**
 * Something outside Opora must be put right before it can run: a wrong setting, a folder it may not read, an old PostgreSQL.
 * The launcher shows one line in the reader's language, `setup.<code>` of messages/…/cli.json, and no stack.
 */
export class SetupFault extends Error {
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'SetupFault'
    this.code = code
    this.values = values
  }
}
