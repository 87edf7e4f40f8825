/** Our mail against the real thing: Debian's postfix and dovecot. Ports 21020 to 21025. */
import assert from 'node:assert/strict'
import test, { after, before, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import {
  classify,
  composeLetter,
  openSender,
  parseLetter,
  startReceiver,
  watchMailbox,
  type Acceptance,
  type FetchedLetter,
  type MailboxMark,
  type MailboxSettings,
  type MailboxState,
  type ParsedLetter,
  type ReceiverSettings,
} from '#platform/mail/index.ts'
import { mailSystemMissing, startMailSystem, type MailSystem } from './mail-system.ts'

const skip = mailSystemMissing() ?? false
const ports = { smtpPort: 21020, imapPort: 21021, relaySmtp: 21022, relayLmtp: 21023 }
let system: MailSystem

before(async () => {
  if (skip) return
  const relays = [
    { domain: 'smtp.desk.test', protocol: 'smtp', port: ports.relaySmtp },
    { domain: 'lmtp.desk.test', protocol: 'lmtp', port: ports.relayLmtp },
  ] as const
  system = await startMailSystem({ ...ports, users: ['anna', 'support', 'moved', 'gone', 'old'], relays })
})
after(() => system?.stop())

/** Waits until something is so; the mail system's log tells why it never came. */
async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  for (let tries = 0; tries < seconds * 20; tries++) {
    if (await isSo()) return
    await wait(50)
  }
  assert.fail(`${what} did not come:\n${(await system.log()).slice(-3000)}`)
}

async function receiver(t: TestContext, port: number, lmtp: boolean, change: Partial<ReceiverSettings>) {
  const kept: { to: readonly string[]; letter: ParsedLetter }[] = []
  const started = await startReceiver({
    host: '127.0.0.1',
    port,
    lmtp,
    maxBytes: 1_000_000,
    name: 'desk.test',
    accept: async (address) => (address.startsWith('nobody') ? 'unknown' : 'ok'),
    deliver: async ({ recipients }, raw) => {
      kept.push({ to: recipients, letter: parseLetter(raw) })
      return recipients.map((): Acceptance => 'ok')
    },
    onError: () => undefined,
    ...change,
  })
  t.after(() => started.close(100))
  return kept
}

async function send(to: string, subject: string, from = 'anna@mail.test'): Promise<string> {
  const sender = openSender({ host: '127.0.0.1', port: ports.smtpPort, secure: false, requireTls: false, verifyTls: false })
  const messageId = `${crypto.randomUUID()}@mail.test`
  try {
    const raw = await composeLetter({
      messageId,
      at: Temporal.Now.instant(),
      from: { name: 'Анна', address: from },
      to: [{ name: '', address: to }],
      subject,
      text: 'Не работает',
      deskId: 'desk-e2e',
    })
    await sender.send({ from, to: [to] }, raw)
  } finally {
    sender.close()
  }
  return messageId
}

function watching(t: TestContext, user: string, change: Partial<MailboxSettings> = {}) {
  const stop = new AbortController()
  const seen: { letter: ParsedLetter; place: FetchedLetter }[] = []
  const states: MailboxState[] = []
  const kept = { mark: undefined as MailboxMark | undefined, refusals: 0 }
  const settings: MailboxSettings = {
    host: '127.0.0.1',
    port: ports.imapPort,
    secure: false,
    verifyTls: false,
    user,
    password: 'secret',
    folder: 'INBOX',
    afterwards: { act: 'seen' },
    maxBytes: 1_000_000,
    ...change,
  }
  const ended = watchMailbox(
    settings,
    {
      since: async () => kept.mark,
      onLetter: async (raw, place) => {
        if (kept.refusals-- > 0) throw new Error('the database is down')
        seen.push({ letter: parseLetter(raw), place })
        kept.mark = { uidValidity: place.uidValidity, uid: place.uid }
      },
      onState: (state) => states.push(state),
    },
    stop.signal,
  )
  const end = async () => {
    stop.abort()
    await ended
  }
  t.after(end)
  return { seen, states, kept, end, subjects: () => seen.map(({ letter }) => letter.subject) }
}

test('postfix hands a letter to our SMTP receiver, again and again until it is kept, once', { skip }, async (t) => {
  let refusals = 2
  const kept = await receiver(t, ports.relaySmtp, false, { accept: async () => (refusals-- > 0 ? 'later' : 'ok') })
  await send('support+token@smtp.desk.test', 'Принтер')
  await until('the letter', () => kept.length > 0)
  assert.deepEqual(
    [kept[0]?.to, kept[0]?.letter.subject, kept[0]?.letter.text.trim()],
    [['support+token@smtp.desk.test'], 'Принтер', 'Не работает'],
  )
  await wait(3000)
  assert.equal(kept.length, 1)
})

test('what we do not know comes back to its sender, and we know that for a bounce', { skip }, async (t) => {
  await receiver(t, ports.relaySmtp, false, {})
  const box = watching(t, 'anna')
  const messageId = await send('nobody@smtp.desk.test', 'Кому-то')
  await until('the bounce', () => box.seen.length > 0)
  const [bounce] = box.seen
  assert.ok(bounce)
  const verdict = classify(bounce.letter)
  assert.deepEqual([verdict.kind, verdict.fate, verdict.answerable, verdict.original?.messageId], ['bounce', 'failed', false, messageId])
  assert.deepEqual(
    verdict.recipients.map(({ address, status }) => [address, status]),
    [['nobody@smtp.desk.test', '5.1.1']],
  )
})

test('over LMTP one recipient’s trouble is not another’s', { skip }, async (t) => {
  const tries: string[] = []
  const kept = await receiver(t, ports.relayLmtp, true, {
    accept: async () => 'ok',
    deliver: async ({ recipients }) => {
      tries.push(...recipients)
      return recipients.map((one): Acceptance =>
        one.startsWith('slow') && tries.filter((tried) => tried === one).length < 3 ? 'later' : 'ok',
      )
    },
  })
  await system.swaks(
    { from: 'x@stranger.test', to: ['quick@lmtp.desk.test', 'slow@lmtp.desk.test'] },
    'From: x@stranger.test\nSubject: two\n\nbody\n',
  )
  // Postfix may put a letter aside for a minute while it thinks that it is still being delivered.
  await until('the third try', () => tries.filter((one) => one.startsWith('slow')).length === 3, 90)
  await wait(2500)
  assert.deepEqual(tries.toSorted(), ['quick@lmtp.desk.test', 'slow@lmtp.desk.test', 'slow@lmtp.desk.test', 'slow@lmtp.desk.test'])
  assert.equal(kept.length, 0)
})

test('IDLE brings a letter within a second, marks it once it is kept, and survives being thrown out', { skip }, async (t) => {
  const box = watching(t, 'support')
  await until('the connection', () => box.states.some(({ state }) => state === 'connected'))
  assert.deepEqual(box.states[0], { state: 'connected', idle: true })
  const started = performance.now()
  await send('support@mail.test', 'Первое')
  await until('the first letter', () => box.seen.length === 1)
  assert.ok(performance.now() - started < 2000, 'too slow for IDLE')
  const age = box.seen[0]?.place.internalDate?.until(Temporal.Now.instant()).total('seconds') ?? Number.NaN
  assert.ok(age >= -1 && age < 60)
  await until('the mark', async () => (await system.doveadm('search', '-u', 'support', 'SEEN')).trim().split('\n').length === 1)
  await system.doveadm('kick', 'support')
  await until('the pause', () => box.states.some(({ state }) => state === 'waiting'))
  await send('support@mail.test', 'Второе')
  await until('the second letter', () => box.seen.length === 2)
  assert.deepEqual(box.subjects(), ['Первое', 'Второе'])
  await box.end()
  await send('support@mail.test', 'Третье, пока никто не смотрел')
  await until('the third letter in its box', async () => (await system.doveadm('search', '-u', 'support', 'UNSEEN')).trim() !== '')
  const again = watching(t, 'support')
  again.kept.mark = box.kept.mark
  await until('the third letter', () => again.seen.length === 1)
  await wait(500)
  assert.deepEqual(again.subjects(), ['Третье, пока никто не смотрел'])
})

test('a letter that could not be kept stays unmarked and comes again, before the next one', { skip }, async (t) => {
  await send('moved@mail.test', 'один')
  await send('moved@mail.test', 'два')
  await until('both letters', async () => (await system.doveadm('search', '-u', 'moved', 'ALL')).trim().split('\n').length === 2)
  const box = watching(t, 'moved', { afterwards: { act: 'move', to: 'Done' } })
  box.kept.refusals = 2
  await until('the refusal', () => box.states.some(({ state }) => state === 'waiting'))
  assert.equal((await system.doveadm('search', '-u', 'moved', 'mailbox', 'INBOX')).trim().split('\n').length, 2)
  await until('both letters kept', () => box.seen.length === 2)
  assert.equal(new Set(box.seen.map(({ place }) => place.uid)).size, 2)
  await until(
    'both letters moved',
    async () => (await system.doveadm('search', '-u', 'moved', 'mailbox', 'Done')).trim().split('\n').length === 2,
  )
  assert.equal((await system.doveadm('search', '-u', 'moved', 'mailbox', 'INBOX')).trim(), '')
})

test('a letter that is kept may be deleted; one that was cut off may not', { skip }, async (t) => {
  const box = watching(t, 'gone', { afterwards: { act: 'delete' }, maxBytes: 2000 })
  await send('gone@mail.test', 'короткое')
  await system.swaks(
    { from: 'x@stranger.test', to: ['gone@mail.test'] },
    `From: x@stranger.test\nSubject: long\n\n${'0123456789\n'.repeat(1000)}`,
  )
  await until('both letters', () => box.seen.length === 2)
  const isCutOff = (subject: string) => box.seen.find(({ letter }) => letter.subject === subject)?.place.isCutOff
  assert.deepEqual([isCutOff('короткое'), isCutOff('long')], [false, true])
  await until(
    'one to be left',
    async () => (await system.doveadm('fetch', '-u', 'gone', 'hdr.subject', 'ALL')).trim() === 'hdr.subject: long',
  )
})

test('a mailbox made anew (UIDVALIDITY) is read by what is unread', { skip }, async (t) => {
  const box = watching(t, 'old')
  await send('old@mail.test', 'до')
  await until('the first letter', () => box.seen.length === 1)
  await box.end()
  await system.doveadm('mailbox', 'update', '-u', 'old', '--uid-validity', '4711', 'INBOX')
  await send('old@mail.test', 'после')
  await until('both letters', async () => (await system.doveadm('search', '-u', 'old', 'ALL')).trim().split('\n').length === 2)
  const again = watching(t, 'old')
  again.kept.mark = { uidValidity: box.kept.mark?.uidValidity ?? '', uid: 1000 }
  await until('the second letter', () => again.seen.length === 1)
  assert.deepEqual([again.subjects(), again.seen[0]?.place.uidValidity], [['после'], '4711'])
})

test('a wrong password is said to be one, and is not tried at once again', { skip }, async (t) => {
  const box = watching(t, 'anna', { password: 'wrong' })
  await until('the refusal', () => box.states.length > 0)
  const [state] = box.states
  assert.ok(state?.state === 'waiting' && state.isRefused && state.retryIn >= 20_000)
})

test('a server without IDLE is asked from time to time', { skip }, async (t) => {
  const deaf = await startMailSystem({ smtpPort: 21024, imapPort: 21025, users: ['anna'], imapCapability: 'IMAP4rev1 UIDPLUS' })
  t.after(() => deaf.stop())
  const box = watching(t, 'anna', { port: deaf.imapPort, pollEvery: 300 })
  await until('the connection', () => box.states.length > 0)
  assert.deepEqual(box.states[0], { state: 'connected', idle: false })
  await deaf.swaks({ from: 'x@stranger.test', to: ['anna@mail.test'] }, 'From: x@stranger.test\nSubject: slow\n\nbody\n')
  await until('the letter', () => box.seen.length === 1)
})
