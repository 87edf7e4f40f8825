import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fishbone, wrap } from './fishbone-layout.ts'

const order = ['people', 'process', 'technology', 'information', 'environment', 'suppliers']
const long = 'Обновление прошивки весов ставят на все кассы сразу и без проверки на стенде'

test('words are wrapped and cut with an ellipsis', () => {
  assert.deepEqual(wrap('коротко', 28, 3), ['коротко'])
  const lines = wrap(long, 28, 2)
  assert.equal(lines.length, 2)
  assert.ok(lines.every((line) => line.length <= 29) && lines[1]?.endsWith('…'))
  assert.deepEqual(wrap('электрокардиографический', 10, 1), ['электрока…'])
})

test('the words of a bone stand left of it, on its side of the spine, and do not meet', () => {
  const causes = order.flatMap((branch) => [long, 'Нет стенда', long].map((text) => ({ branch, text })))
  const { bones, spine, width, height } = fishbone('Весы перестают взвешивать', order, causes)
  assert.equal(bones.length, 6)
  for (const { from, to, causes: placed } of bones) {
    assert.equal(placed.length, 3)
    let last = -Infinity
    for (const { lines, x, y } of placed) {
      const [top, foot] = [y - 14, y + (lines.length - 1) * 16]
      assert.ok(top > last, 'they do not meet')
      last = foot
      assert.equal(from.y < spine, foot < spine, 'on its side')
      for (const at of [top, foot]) {
        const bone = to.x + ((from.x - to.x) * Math.abs(spine - at)) / Math.abs(spine - from.y)
        assert.ok(x <= bone, 'left of the bone')
      }
      assert.ok(top >= 0 && foot <= height && x <= width)
    }
  }
})
