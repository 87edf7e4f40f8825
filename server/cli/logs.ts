import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Reading, eachLine, readPatterns } from '#modules/diagnosis'
import { SetupFault } from '#platform/setup-fault.ts'
import { say } from './say.ts'

/** `logs patterns FILE [--json] [--lines]`: what a log says, new and rare first. No desk needs to run. */
export async function run([act, ...args]: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, lines: { type: 'boolean', default: false } },
  })
  const [file] = positionals
  if (act !== 'patterns' || file === undefined || positionals.length > 1) throw new SetupFault('logs.usage')
  await access(file).catch((error: unknown) => {
    throw new SetupFault('logs.unreadable', { file, said: String(error) })
  })
  const reading = readPatterns({ year: Temporal.Now.plainDateISO().year, withLines: values.lines })
  await eachLine(createReadStream(file, { highWaterMark: 1 << 20 }), (line) => reading.line(line))
  const result = reading.result()
  await print(values.json ? asJson(result) : asText(result))
  return 0
}

/** Until the reader of a pipe has taken all of it: the launcher ends the process when a command is done. */
const print = (text: string): Promise<void> =>
  new Promise((done, fail) => process.stdout.write(text, (error) => (error ? fail(error) : done())))

/** `lines` holds the template of each line in order, by its id; 0 is an empty line. */
function asJson({ lines, errors, warnings, patterns, timeline, ids }: Reading): string {
  const head = JSON.stringify({ lines, errors, warnings, templates: patterns, timeline })
  if (!ids) return `${head}\n`
  // A hundred million numbers do not fit one string made by JSON.stringify of an array of objects; joined in parts they do.
  const parts: string[] = []
  for (let from = 0; from < ids.length; from += 1_000_000) parts.push(ids.subarray(from, from + 1_000_000).join(','))
  return `${head.slice(0, -1)},"lineTemplates":[${parts.join(',')}]}\n`
}

function asText({ lines, errors, warnings, patterns, ids }: Reading): string {
  if (ids) return `${ids.join('\n')}\n`
  const rows = patterns.map(({ id, count, severity, fresh, rare, template }) =>
    [
      String(id).padStart(5),
      String(count).padStart(9),
      severity === 'info' ? '  ' : severity === 'error' ? '!!' : '! ',
      (fresh ? say('cli.logs.new') : rare ? say('cli.logs.rare') : '').padEnd(6),
      template,
    ].join(' '),
  )
  return `${[say('cli.logs.summary', { lines, errors, warnings, patterns: patterns.length }), ...rows].join('\n')}\n`
}
