/** Mailboxes fetched by IMAP from a real dovecot, by one node of two, through wrong passwords and dead nodes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addMailbox, editMailbox, listMailboxes, tryMailbox } from '#contract/email.ts'
import { listTeams } from '#contract/people-acts.ts'
import type { Call } from '../api.ts'
import { type DeskServer, firstAdministrator, startDesk } from '../desk-server.ts'
import { type MailSystem, mailSystemMissing, startMailSystem } from '../mail-system.ts'
import { freePort } from '../ports.ts'
import { until } from '../waiting.ts'

const skip = mailSystemMissing() ?? false
let desk: DeskServer
let system: MailSystem
let call: Call
let team = ''

before(async () => {
  if (skip) return
  system = await startMailSystem({ smtpPort: await freePort(), imapPort: await freePort(), users: ['help', 'moved', 'anna'] })
  desk = await startDesk()
  call = (await firstAdministrator(desk)).call
  team = (await call(listTeams)).items[0]?.id ?? ''
})
after(async () => {
  await desk?.stop()
  await system?.stop()
})

const imap = (user: string) => ({ host: '127.0.0.1', port: system.imapPort, secure: false, user })
const send = (to: string, subject: string, more = '') =>
  system.swaks(
    { from: 'anna@clients.test', to: [to] },
    `From: Anna <anna@clients.test>\nTo: ${to}\nSubject: ${subject}\nMessage-ID: <${subject.replaceAll(' ', '-')}@clients.test>\n${more}\n${subject}: it does not print.\n`,
  )
const outcomes = async (like: string) =>
  (
    await desk.ask<{ subject: string; outcome: string }>(
      'select subject, outcome from letter where subject like $1 order by received_at, id',
      [`${like}%`],
    )
  ).map(({ subject, outcome }) => `${subject}: ${outcome}`)
const shown = async (id: string) => (await call(listMailboxes)).items.find((mailbox) => mailbox.id === id)
const found = async (...query: string[]) => (await system.doveadm('search', ...query)).trim().split('\n').filter(Boolean).length
/** A folder that nothing was moved to yet is not there. */
const foundIn = async (folder: string) => found('-u', 'moved', 'mailbox', folder).catch(() => 0)
const told = async () => `${desk.said()}\n${await system.log()}`

test('letters come from a folder, are marked once they are kept, and begin when the server had them', { skip }, async () => {
  const mailbox = await call(addMailbox, {
    body: { name: 'Help', address: 'help@mail.test', team, imap: imap('help'), password: system.password },
  })
  assert.deepEqual(await call(tryMailbox, { params: { id: mailbox.id } }), { ok: true, words: '' })
  await send('help@mail.test', 'printer one')
  await until('the ticket', async () => (await outcomes('printer')).length === 1, 30, told)
  await until('the mark', async () => (await found('-u', 'help', 'SEEN')) === 1, 30, told)
  const [ticket] = await desk.ask<{ late: number }>(
    `select abs(extract(epoch from t.started_at - l.received_at)) as late from letter l join ticket t on t.id = l.ticket_id where l.subject = 'printer one'`,
  )
  assert.equal(Number(ticket?.late), 0)
  const { failure, lastLetterAt } = (await shown(mailbox.id)) ?? {}
  assert.equal(failure, null)
  assert.ok(lastLetterAt)
})

test('a wrong password stands on the mailbox until it is put right, and nothing is lost meanwhile', { skip }, async () => {
  const body = { name: 'Moved', address: 'moved@mail.test', team, imap: { ...imap('moved'), afterwards: 'move' as const, moveTo: 'Done' } }
  const { id } = await call(addMailbox, { body: { ...body, password: 'wrong' } })
  const trial = await call(tryMailbox, { params: { id } })
  assert.equal(trial.ok, false)
  assert.match(trial.words, /auth/i)
  await send('moved@mail.test', 'scanner one')
  await until('the failure', async () => (await shown(id))?.failure !== null, 30, told)
  assert.match((await shown(id))?.failure ?? '', /auth/i)
  await call(editMailbox, { params: { id }, body: { password: system.password } })
  await until('the letter', async () => (await outcomes('scanner')).length === 1, 30, told)
  await until('it to be moved', async () => (await foundIn('Done')) === 1, 30, told)
  assert.equal((await shown(id))?.failure, null)
})

test('a mailbox that is put out of use is left alone, and read on from there when it is back', { skip }, async () => {
  const id = (await call(listMailboxes)).items.find(({ address }) => address === 'moved@mail.test')?.id ?? ''
  await call(editMailbox, { params: { id }, body: { active: false } })
  await until('its connection to end', async () => !(await system.doveadm('who', '-1')).includes('moved'), 30, told)
  await send('moved@mail.test', 'plotter one')
  await until('the letter in its folder', async () => (await found('-u', 'moved', 'mailbox', 'INBOX')) === 1, 30, told)
  assert.deepEqual(await outcomes('plotter'), [])
  await call(editMailbox, { params: { id }, body: { active: true } })
  await until('the letter', async () => (await outcomes('plotter')).length === 1, 30, told)
})

test('of two nodes one fetches, and when it dies the other does; each letter is one ticket', { skip }, async (t) => {
  const other = await startDesk({ nodeOf: desk })
  t.after(() => other.stop())
  const connections = async () => (await system.doveadm('who', '-1')).split('\n').filter((line) => line.startsWith('help ')).length
  await until('both nodes to have looked', async () => (await connections()) === 1, 30, told)
  for (let n = 1; n <= 5; n++) await send('help@mail.test', `till ${n}`)
  await until('five tickets', async () => (await outcomes('till')).length === 5, 30, told)
  assert.equal(await connections(), 1)
  await desk.kill('SIGKILL')
  for (let n = 6; n <= 9; n++) await send('help@mail.test', `till ${n}`)
  await until(
    'four more tickets',
    async () => (await outcomes('till')).length === 9,
    60,
    async () => `${other.said()}\n${await system.log()}`,
  )
  assert.deepEqual(
    await outcomes('till'),
    Array.from({ length: 9 }, (_, n) => `till ${n + 1}: opened`),
  )
  await desk.start()
})
