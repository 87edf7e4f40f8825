import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listArticles } from '#contract/knowledge-acts.ts'
import { getTree, listTrees } from '#contract/trees.ts'
import { faultsOf } from '#contract/tree-walk.ts'
import { givenDesk, system } from '#testing/given.ts'
import { makeKnowHow } from './know-how.ts'
import { makePeople } from './people.ts'

test('the demo has a tree without faults and two articles, published and in both languages', async () => {
  const desk = await givenDesk()
  const monday = Temporal.PlainDate.from('2026-03-02')
  const stage = { call: desk.call, act: desk.act, at: () => undefined, settle: desk.settle, runJob: desk.runJob, monday }
  await makeKnowHow(stage, await makePeople(stage))
  const [row, ...rest] = (await desk.call(system, listTrees, {})).items
  assert.deepEqual([row?.version, row?.active, rest.length], [1, true, 0])
  assert.deepEqual(faultsOf((await desk.call(system, getTree, { params: { id: row?.id ?? '' } })).draft), [])
  const articles = (await desk.call(system, listArticles, { query: {} })).items
  assert.deepEqual(new Set(articles.map(({ audience }) => audience)), new Set(['clients', 'internal']))
  for (const { state, titles } of articles) assert.deepEqual([state, titles.ru !== null, titles.en !== null], ['published', true, true])
})
