import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPatterns } from './patterns.ts'

function read(lines: readonly string[]) {
  const reading = readPatterns({ year: 2026, withLines: true })
  for (const line of lines) reading.line(line)
  return reading.result()
}
const repeat = (times: number, make: (i: number) => string) => Array.from({ length: times }, (_, i) => make(i))
const templates = (lines: readonly string[]) => read(lines).patterns.map(({ template }) => template)

test('the header of a line is found whatever its format', () => {
  const said = (i: number) => `disk ${i} is full`
  const formats: ((i: number) => string)[] = [
    (i) => `Mar  1 10:00:${10 + (i % 50)} host${i % 3} app[${i}]: ${said(i)}`,
    (i) => `2026-03-01T10:00:${10 + (i % 50)}.${100 + i}Z ${i % 2 ? 'INFO ' : 'ERROR'} [main-${i}] org.example.Disk - ${said(i)}`,
    (i) => `[Sun Mar 01 10:00:${10 + (i % 50)} 2026] [${i % 2 ? 'notice' : 'error'}] ${said(i)}`,
    (i) => `01.03.2026 10:00:${10 + (i % 50)} | ${i % 2 ? 'ОШИБКА' : 'ИНФОРМАЦИЯ'} | ${said(i)}`,
    (i) => `03-01 10:00:${10 + (i % 50)}.123  1${i}  2${i} ${i % 2 ? 'E' : 'D'} Disk: ${said(i)}`,
    (i) => `26/03/01 10:00:${10 + (i % 50)} ${i % 2 ? 'INFO' : 'WARN'} storage.Disk: ${said(i)}`,
    (i) => `{"time":"2026-03-01T10:00:${10 + (i % 50)}Z","level":"${i % 2 ? 'info' : 'error'}","request":"r${i}","msg":"${said(i)}"}`,
    (i) => `time=2026-03-01T10:00:${10 + (i % 50)}Z level=${i % 2 ? 'info' : 'error'} request=r${i} msg="${said(i)}"`,
    (i) =>
      `- 17723${20000 + i} 2026.03.01 node${i} 2026-03-01-10.00.${10 + (i % 50)}.442417 node${i} RAS KERNEL ${i % 2 ? 'INFO' : 'FATAL'} ${said(i)}`,
  ]
  for (const line of formats) {
    const { patterns, timeline } = read(repeat(60, line))
    assert.deepEqual(
      patterns.map(({ template }) => template),
      ['disk <num> is full'],
      line(1),
    )
    assert.equal(
      timeline.stretches.reduce((sum, { lines }) => sum + lines, 0),
      60,
      line(1),
    )
  }
})

test('what varies is masked by its kind', () => {
  for (const [line, masked] of [
    ['from 10.0.0.1:443 to [fe80::1]', 'from <ip> to [<ip>]'],
    ['open https://a.example/b?c=1 failed', 'open <url> failed'],
    ['job 0c9e8a52-5d1c-4b5e-9c1f-1a2b3c4d5e6f done', 'job <uuid> done'],
    ['wrote /var/log/app.log and C:\\Temp\\a.txt', 'wrote <path> and <path>'],
    ['took 12.5ms for 3.4 MB at 0xdeadBEEF', 'took <duration> for <size> at <hex>'],
    ['mail to anna@example.org said "no such user here"', 'mail to <email> said "<quoted>"'],
    ['commit 9fceb02d0ae598e9 of task_12_a_7', 'commit <hex> of task_<id>'],
    ['"GET /a/b HTTP/1.1" 502 17', '"GET <path> HTTP" 5xx <num>'],
  ] as const)
    assert.deepEqual(templates([line]), [masked])
})

test('many plain words in one place are a value, a few are meanings', () => {
  const users = ['anna', 'boris', 'vera', 'gleb', 'dina', 'egor']
  assert.deepEqual(templates(users.map((user) => `session opened for user ${user}`)), ['session opened for user <*>'])
  assert.equal(templates(['session opened for user anna', 'session closed for user anna']).length, 2)
})

test('every line bears the number of its pattern, an empty one none', () => {
  const { ids, patterns } = read(['disk 1 is full', '', 'link down', 'disk 2 is full'])
  assert.ok(ids)
  assert.deepEqual(
    [...ids].map((id) => patterns.find((one) => one.id === id)?.template ?? null),
    ['disk <num> is full', null, 'link down', 'disk <num> is full'],
  )
})

test('what is new stands first, then what is rare, errors before the rest', () => {
  const lines = [
    ...repeat(500, (i) => `request ${i} served`),
    'config reloaded',
    ...repeat(400, (i) => `request ${i} served`),
    ...repeat(30, (i) => `cannot connect to node ${i}: connection refused`),
  ]
  const { patterns } = read(lines)
  assert.deepEqual(
    patterns.map(({ template, fresh, rare, severity }) => [template, fresh, rare, severity]),
    [
      ['cannot connect to node <num>: connection refused', true, false, 'error'],
      ['config reloaded', false, true, 'info'],
      ['request <num> served', false, false, 'info'],
    ],
  )
})

test('a stack trace goes on under its line and does not hide the header', () => {
  const trace = [
    '2026-03-01 10:00:00,123 ERROR [main] a.B: it broke',
    '\tat a.b.C.run(C.java:12)',
    '\tat a.b.D.go(D.java:7)',
    '\t... 12 more',
    '2026-03-01 10:00:01,123 INFO  [main] a.B: it runs',
  ]
  assert.deepEqual(templates(repeat(20, (i) => trace[i % 5] ?? '')).toSorted(), ['at <frame>', 'it broke', 'it runs'])
})

test('the timeline counts errors by moment in stretches that a person reads', () => {
  const { timeline, errors } = read(
    repeat(
      3600,
      (i) =>
        `2026-03-01T10:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}Z ${i >= 1800 && i < 1860 ? 'ERROR' : 'INFO'} tick`,
    ),
  )
  assert.equal(errors, 60)
  assert.equal(timeline.step, 60_000)
  assert.deepEqual(
    timeline.stretches
      .filter((one) => one.errors > 0)
      .map(({ from, errors: some }) => [Temporal.Instant.fromEpochMilliseconds(from).toString(), some]),
    [['2026-03-01T10:30:00Z', 60]],
  )
})
