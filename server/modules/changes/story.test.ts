import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getChangeStory } from '#contract/change-story.ts'
import { answerApproval, beginChange, finishChange, makeChange, testChange } from '#contract/changes.ts'
import { linkTicket, openTicket } from '#contract/ticket-acts.ts'
import { Refusal } from '#platform/refusal.ts'
import { givenChanges, network } from '#testing/changes.ts'

const desk = await givenChanges()
const { boris, olga } = desk

test('what happened to a change stands in its story and in that of what it was made for, by who did it and in his words', async () => {
  const body = { title: 'Рвётся связь', kind: 'problem', channel: 'desk', requester: { person: desk.anna }, service: network } as const
  const problem = await desk.call(boris, openTicket, { body })
  const { id: change, number } = await desk.call(boris, makeChange, { params: { ref: problem.id }, body: { title: 'Новый диск' } })
  await desk.plan(change, 0)
  await desk.ask(change, 1)
  const [asking] = (await desk.read(change)).askings
  const params = { ref: change }
  await desk.call(olga, answerApproval, { params, body: { asking: asking?.id ?? '', approve: true, words: 'В ночь' } })
  await desk.call(boris, beginChange, { params, body: { text: '' } })
  await desk.call(boris, finishChange, { params, body: { text: 'Диск заменён' } })
  await desk.call(boris, testChange, { params, body: { passed: true, text: 'Связь держится' } })

  const story = async (ref: string, actor = boris) => desk.call(actor, getChangeStory, { params: { ref } })
  const seen = await story(problem.id)
  assert.deepEqual(seen.changes, [{ id: change, number, title: 'Новый диск' }])
  assert.deepEqual(
    seen.items.map(({ what, by, version, text }) => [what, by?.name, version, text]),
    [
      ['planned', 'Борис', 1, ''],
      ['approval-asked', 'Борис', 1, ''],
      ['approval-given', 'Ольга', null, 'В ночь'],
      ['approved', 'Ольга', 1, ''],
      ['begun', 'Борис', 1, ''],
      ['done', 'Борис', 1, 'Диск заменён'],
      ['test-passed', 'Борис', 1, 'Связь держится'],
    ],
  )
  assert.deepEqual((await story(change)).items, seen.items)
})

test('who may not see the change learns nothing of it from the ticket that it was made for', async () => {
  const body = { title: 'Не печатает', kind: 'problem', channel: 'desk', requester: { person: desk.anna } } as const
  const problem = await desk.call(boris, openTicket, { body })
  const { id: change } = await desk.open({ requester: { person: desk.tom } })
  await desk.call(boris, linkTicket, { params: { ref: change }, body: { other: problem.id, type: 'caused-by' } })
  await desk.plan(change, 0)
  const params = { ref: problem.id }
  assert.deepEqual(await desk.call(desk.baker, getChangeStory, { params }), { changes: [], items: [] })
  assert.equal((await desk.call(boris, getChangeStory, { params })).items.length, 1)
  await assert.rejects(
    desk.call(desk.baker, getChangeStory, { params: { ref: change } }),
    (error) => error instanceof Refusal && error.code === 'not-found',
  )
})
