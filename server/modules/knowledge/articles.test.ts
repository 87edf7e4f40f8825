import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as acts from '#contract/knowledge-acts.ts'
import type { Wire } from '#contract/endpoint.ts'
import { draftArticle } from '#modules/knowledge'
import { givenTickets } from '#testing/tickets.ts'

const desk = await givenTickets()
const { boris, lidia, vera, manager, baker, anna, bakery, telecom } = desk
const { call } = desk
type New = Wire<(typeof acts.addArticle)['body']>
const text = (title: string, body = 'Включите и войдите') => ({ title, body })
const begin = (more: Partial<New> = {}) =>
  call(boris, acts.addArticle, { body: { audience: 'public', texts: { ru: text('Как подключить VPN'), en: null }, ...more } })
const of = (number: number) => ({ params: { number } })
const publish = async (number: number) => {
  await call(boris, acts.askReview, of(number))
  return call(lidia, acts.publishArticle, of(number))
}

test('an article is written, reviewed by another and published; its readers have it only then', async () => {
  const { number, id, state, may } = await begin()
  assert.deepEqual([state, may.askReview, may.publish], ['draft', true, false])
  await assert.rejects(call(await desk.as(anna), acts.getHelp, of(number)), { code: 'not-found' })
  await assert.rejects(call(lidia, acts.publishArticle, of(number)), { code: 'knowledge.not-reviewed' })
  assert.equal((await call(boris, acts.askReview, of(number))).state, 'review')
  await assert.rejects(call(boris, acts.publishArticle, of(number)), { code: 'forbidden' })
  const back = await call(lidia, acts.sendBack, { ...of(number), body: { why: 'Где взять ключ?' } })
  assert.deepEqual([back.state, back.sentBack], ['draft', 'Где взять ключ?'])
  const out = await publish(number)
  assert.deepEqual([out.state, out.may.publish, out.published?.n, out.checkBy !== null], ['published', false, 1, true])
  assert.equal((await call(await desk.as(anna), acts.getHelp, of(number))).title, 'Как подключить VPN')
  assert.deepEqual(await desk.types(id), [
    'article.added',
    'article.written',
    'article.review-asked',
    'article.sent-back',
    'article.review-asked',
    'article.published',
  ])
})

test('who wrote a version does not publish it, unless the desk does not ask for a review', async () => {
  const { number } = await call(lidia, acts.addArticle, { body: { audience: 'clients', texts: { ru: text('Печать'), en: null } } })
  const asked = await call(lidia, acts.askReview, of(number))
  assert.deepEqual([asked.may.publish, asked.may.needsAnother], [false, true])
  await assert.rejects(call(lidia, acts.publishArticle, of(number)), { code: 'knowledge.own-text' })
  await call(manager, acts.setKnowledgeRules, { body: { review: false, checkMonths: 6 } })
  await assert.rejects(call(lidia, acts.setKnowledgeRules, { body: { review: true, checkMonths: 6 } }), { code: 'forbidden' })
  assert.equal((await call(lidia, acts.publishArticle, of(number))).state, 'published')
  await call(manager, acts.setKnowledgeRules, { body: { review: true, checkMonths: 12 } })
})

test('another version leaves what is published to its readers, lags in translation and is not written over', async () => {
  const { number, shown } = await begin({ texts: { ru: text('Почта'), en: text('Mail') } })
  const base = (await publish(number)).shown.id
  assert.equal(base, shown.id)
  const said = {
    base,
    audience: 'public' as const,
    organisations: [],
    texts: { ru: text('Почта на телефоне'), en: text('Mail') },
    why: 'Для телефона',
  }
  const next = await call(vera, acts.writeArticle, { ...of(number), body: said })
  assert.deepEqual([next.state, next.work, next.outdated, next.shown.n, next.shown.why], ['published', 'draft', ['en'], 2, 'Для телефона'])
  await assert.rejects(call(boris, acts.writeArticle, { ...of(number), body: said }), { code: 'knowledge.changed-meanwhile' })
  const { title } = await call({ kind: 'stranger' }, acts.getHelp, of(number))
  assert.equal(title, 'Почта')
  await publish(number)
  const now = await call({ kind: 'stranger' }, acts.getHelp, { ...of(number), query: { language: 'en' } })
  assert.deepEqual([now.title, now.outdated, now.alsoIn], ['Mail', true, ['ru']])
  await call(boris, acts.restoreVersion, { params: { number, n: 1 } })
  const { items } = await call(boris, acts.listVersions, of(number))
  assert.deepEqual(
    items.map(({ n, author, isPublished, why }) => [n, author?.name, isPublished, why]),
    [
      [3, 'Борис', false, '↺ 1'],
      [2, 'Вера', true, 'Для телефона'],
      [1, 'Борис', false, ''],
    ],
  )
  assert.equal((await call(boris, acts.getVersion, { params: { number, n: 3 } })).texts.ru?.title, 'Почта')
  const dropped = await call(boris, acts.dropDraft, of(number))
  assert.deepEqual([dropped.work, dropped.shown.n], [null, 2])
  await assert.rejects(call(boris, acts.dropDraft, of(number)), { code: 'knowledge.nothing-in-work' })
})

test('what is retired is gone for its readers, and comes back by being published again', async () => {
  const { number } = await begin()
  await publish(number)
  await assert.rejects(call(boris, acts.retireArticle, of(number)), { code: 'forbidden' })
  assert.equal((await call(lidia, acts.retireArticle, of(number))).state, 'retired')
  await assert.rejects(call({ kind: 'stranger' }, acts.getHelp, of(number)), { code: 'not-found' })
  await call(boris, acts.restoreVersion, { params: { number, n: 1 } })
  assert.equal((await publish(number)).state, 'published')
})

test('an article for one client is known to it and to those who serve it, and to nobody else', async () => {
  const theirs = { audience: 'clients' as const, organisations: [telecom], texts: { ru: text('Станция Связи'), en: null } }
  await assert.rejects(call(baker, acts.addArticle, { body: theirs }), { code: 'forbidden' })
  const { number } = await begin(theirs)
  await publish(number)
  const [annas, toms] = [await desk.as(anna), await desk.as(desk.tom)]
  assert.equal((await call(toms, acts.getHelp, of(number))).title, 'Станция Связи')
  for (const stranger of [annas, { kind: 'stranger' } as const, baker]) {
    await assert.rejects(call(stranger, acts.getHelp, of(number)), { code: 'not-found' })
    const { items } = await call(stranger, acts.listHelp, { query: { q: 'станция' } })
    assert.deepEqual(items, [])
    assert.deepEqual((await call(stranger, acts.suggestHelp, { query: { q: 'станция' } })).items, [])
  }
  for (const endpoint of [acts.getArticle, acts.listVersions, acts.askReview, acts.dropDraft] as const)
    await assert.rejects(call(baker, endpoint, of(number)), { code: 'not-found' })
  await assert.rejects(call(baker, acts.getVersion, { params: { number, n: 1 } }), { code: 'not-found' })
  assert.deepEqual((await call(baker, acts.listArticles, { query: { q: 'станция' } })).items, [])
  assert.deepEqual((await call(baker, acts.findAnswers, { query: { q: 'станция' } })).items, [])
  assert.equal((await call(boris, acts.listArticles, { query: { q: 'станция' } })).items.length, 1)
})

test('what is internal never leaves the desk, what is for clients wants a name', async () => {
  const inside = await begin({ audience: 'internal', texts: { ru: text('Пароль от стойки'), en: null } })
  const clients = await begin({ audience: 'clients', texts: { ru: text('Пароль от почты'), en: null } })
  for (const { number } of [inside, clients]) await publish(number)
  const found = async (who: Parameters<typeof call>[0]) =>
    (await call(who, acts.listHelp, { query: { q: 'пароль' } })).items.map(({ title }) => title)
  assert.deepEqual(await found({ kind: 'stranger' }), [])
  assert.deepEqual(await found(await desk.as(anna)), ['Пароль от почты'])
  assert.deepEqual(await found(boris), ['Пароль от почты'])
  await assert.rejects(call(boris, acts.getHelp, of(inside.number)), { code: 'not-found' })
  await assert.rejects(call(await desk.as(anna), acts.getArticle, of(inside.number)), { code: 'forbidden' })
})

test('for whom one writes decides what may be put in: a link, the text, or nothing', async () => {
  const at = async (to: 'colleague' | 'requester' | 'outsider', reader?: string) =>
    (await call(boris, acts.findAnswers, { query: { q: 'пароль', to, ...(reader === undefined ? {} : { reader }) } })).items
      .map(({ title, mayOpen, mayTell }) => [title, mayOpen, mayTell])
      .sort(([one], [other]) => String(one).localeCompare(String(other)))
  const [mail, rack] = ['Пароль от почты', 'Пароль от стойки']
  assert.deepEqual(await at('requester', anna), [
    [mail, true, true],
    [rack, false, false],
  ])
  assert.deepEqual(await at('outsider'), [
    [mail, false, true],
    [rack, false, false],
  ])
  assert.deepEqual(await at('colleague'), [
    [mail, true, true],
    [rack, true, true],
  ])
  const { items } = await call(boris, acts.findAnswers, { query: { about: 'Забыла пароль от почты', to: 'requester', reader: anna } })
  assert.equal(items[0]?.title, mail)
  const hans = await desk.person('Ханс', 'requester', { organisation: desk.vendor })
  assert.deepEqual((await at('requester', hans))[0], [mail, false, true])
})

test('other modules make drafts, by those who may write', async () => {
  const draft = { titles: { ru: 'Касса не печатает' }, bodies: { ru: 'Заменить ленту' }, audience: 'internal' as const, source: null }
  const number = await desk.act(vera, (work) => draftArticle(work, draft))
  const made = await call(vera, acts.getArticle, of(number))
  assert.deepEqual(
    [made.state, made.audience, made.shown.texts.ru, made.shown.texts.en],
    ['draft', 'internal', text('Касса не печатает', 'Заменить ленту'), null],
  )
  const annas = await desk.as(anna)
  await assert.rejects(
    desk.act(annas, (work) => draftArticle(work, draft)),
    { code: 'forbidden' },
  )
  await assert.rejects(begin({ texts: { ru: null, en: null } }), { code: 'knowledge.no-text' })
})

test('one answer of a person or of a browser counts, the last one; read instead of asking is counted', async () => {
  const { number } = await begin({ texts: { ru: text('Сканер'), en: null } })
  await publish(number)
  const annas = await desk.as(anna)
  const answer = (who: Parameters<typeof call>[0], body: Wire<(typeof acts.answerHelp)['body']>) =>
    call(who, acts.answerHelp, { ...of(number), body })
  await answer(annas, { helpful: false, comment: 'Нет кнопки' })
  await answer(annas, { helpful: true, solved: true })
  const visitor = '01980000-0000-7000-8000-00000000aaaa'
  await answer({ kind: 'stranger' }, { helpful: false, comment: 'Непонятно', visitor })
  await assert.rejects(answer({ kind: 'stranger' }, { helpful: true }), { code: 'knowledge.who-says-so' })
  const seen = await call(boris, acts.getArticle, of(number))
  assert.deepEqual([seen.helpful, seen.unhelpful, seen.solved, seen.comments.map((one) => one.text)], [1, 1, 1, ['Непонятно']])
  assert.deepEqual((await call({ kind: 'stranger' }, acts.getHelp, { ...of(number), query: { visitor } })).mine, {
    helpful: false,
    comment: 'Непонятно',
  })
  assert.deepEqual((await call(annas, acts.getHelp, of(number))).mine, { helpful: true, comment: '' })
})

test('what was to be looked at again is found until somebody says that it is right', async () => {
  const { number } = await begin({ texts: { ru: text('Старая статья'), en: null } })
  await publish(number)
  const due = async () => (await call(boris, acts.listArticles, { query: { due: 'true' } })).items.map((one) => one.number)
  await call(boris, acts.describeArticle, { ...of(number), body: { checkBy: '2026-01-01', words: ['архив', 'архив'], services: [bakery] } })
  const seen = await call(boris, acts.getArticle, of(number))
  assert.deepEqual([seen.isCheckDue, seen.words, seen.services], [true, ['архив'], [bakery]])
  assert.deepEqual(await due(), [number])
  await call(boris, acts.describeArticle, { ...of(number), body: { checkBy: '2999-01-01' } })
  assert.deepEqual(await due(), [])
  assert.deepEqual((await call(boris, acts.getArticle, of(number))).words, ['архив'])
})
