import { parseArgs } from 'node:util'
import { apiPrefix } from '#platform/http/index.ts'
import { readConfig } from '#platform/config.ts'
import { SetupFault } from '#platform/setup-fault.ts'

/** `call "POST /tickets" --json '{…}'`: calls an endpoint of the running desk with the key in OPORA_TOKEN, and prints the answer. */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'string' } } })
  const [first, second] = positionals.flatMap((word) => word.split(' '))
  const [method, path] = second === undefined ? ['GET', first] : [first ?? 'GET', second]
  if (!path?.startsWith('/')) throw new SetupFault('call.no-endpoint')
  const token = process.env['OPORA_TOKEN']
  const answer = await fetch(`${readConfig().url}${apiPrefix}${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(values.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(values.json === undefined ? {} : { body: values.json }),
  }).catch((error: unknown) => {
    throw new SetupFault('call.no-answer', {
      url: readConfig().url,
      said: String(error instanceof Error ? (error.cause ?? error.message) : error),
    })
  })
  console.log(await answer.text())
  return answer.ok ? 0 : 1
}
