/** The launcher's commands: `./opora NAME …`. Each lies in server/cli/NAME.ts and is loaded when it is asked for. */
import { SetupFault } from '#platform/setup-fault.ts'

/** Runs with what stood after its name; gives the exit status. */
type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, { readonly usage: string; readonly load: () => Promise<{ readonly run: Command }> }>> = {
  start: { usage: '', load: () => import('./cli/start.ts') },
  demo: { usage: '', load: () => import('./cli/demo.ts') },
  doctor: { usage: '', load: () => import('./cli/doctor.ts') },
  backup: { usage: 'FILE', load: () => import('./cli/backup.ts') },
  restore: { usage: 'FILE', load: () => import('./cli/restore.ts') },
  call: { usage: '"METHOD /path" [--json JSON]', load: () => import('./cli/call.ts') },
  user: {
    usage: 'add --email E --name N --role admin|manager|lead|agent|requester | link --email E',
    load: () => import('./cli/user.ts'),
  },
  token: { usage: 'add --user EMAIL', load: () => import('./cli/token.ts') },
  sla: {
    usage: 'explain TICKET [--json] | what-if --policy FILE --from DAY --to DAY [--json] | audit | evaluate FILE',
    load: () => import('./cli/sla.ts'),
  },
  import: { usage: 'log FILE --map MAP.yaml [--check]', load: () => import('./cli/import.ts') },
  report: {
    usage:
      'levels --from DAY --to DAY [--by impact|org|product|team] [--of first|last|any] [--json] | compliance --from DAY --to DAY [--by CUT] [--json]',
    load: () => import('./cli/report.ts'),
  },
  logs: { usage: 'patterns FILE [--json] [--lines]', load: () => import('./cli/logs.ts') },
  problems: { usage: 'detect --from DAY --to DAY [--zone ZONE] [--json]', load: () => import('./cli/problems.ts') },
  bench: { usage: '[--tickets N] [--seconds S] [--only load|plans]', load: () => import('./cli/bench.ts') },
  test: { usage: '[--quick | --mail]', load: () => import('./cli/test.ts') },
}

const [name = 'help', ...args] = process.argv.slice(2)
// What a command that failed half-way left open must not keep the process.
process.exit(await execute(name, args).catch(explain))

async function execute(name: string, args: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help(process.stdout)
  const command = commands[name]
  if (command) return (await command.load()).run(args)
  const { say } = await import('./cli/say.ts')
  console.error(`opora: ${say('cli.unknown-command', { name })}\n`)
  await help(process.stderr)
  return 2
}

async function help(output: NodeJS.WritableStream): Promise<number> {
  const { say } = await import('./cli/say.ts')
  const width = Math.max(...Object.entries(commands).map(([name, { usage }]) => `${name} ${usage}`.length))
  const lines = Object.entries(commands).map(([name, { usage }]) => `  ${`${name} ${usage}`.padEnd(width)}  ${say(`cli.${name}`)}`)
  output.write(`${[say('cli.help'), '', ...lines].join('\n')}\n`)
  return 0
}

/** What must be put right outside of Opora and a wrong option are one line; anything else is our fault and shows where. */
async function explain(error: unknown): Promise<number> {
  const { say } = await import('./cli/say.ts')
  if (error instanceof SetupFault) console.error(`opora: ${say(`setup.${error.code}`, error.values)}`)
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    console.error(`opora: ${error.message}`)
    return 2
  } else console.error(error)
  return 1
}
