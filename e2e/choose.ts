import type { Locator } from 'playwright-core'
import { until } from './waiting.ts'

/**
 * Ticks a box or a radio (or takes the tick away) that our marks cover. The page answers when it has drawn itself anew, and on a busy machine that is a moment later than a click
 * looks for it; a click that landed beside it, because something moved, is made again.
 */
export async function choose(box: Locator, ticked = true): Promise<void> {
  let clicked = 0
  await until('the box to be as chosen', async () => {
    if ((await box.isChecked()) === ticked) return true
    if (performance.now() - clicked > 2000) {
      await box.click({ force: true })
      clicked = performance.now()
    }
    return (await box.isChecked()) === ticked
  })
}
