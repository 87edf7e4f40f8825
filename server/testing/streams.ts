import { apiPrefix } from '#platform/http/index.ts'

interface Heard {
  readonly event: string
  readonly data: {
    readonly id?: string
    readonly number?: number
    readonly type?: string
    readonly people?: readonly { readonly doing: string }[]
  }
}

/** Follows the news of a node as a browser does. */
export async function followStream(node: string, cookie: string) {
  const stop = new AbortController()
  const answer = await fetch(`${node}${apiPrefix}/live`, {
    headers: { cookie: `opora_session=${cookie}`, accept: 'text/event-stream' },
    signal: stop.signal,
  })
  const heard: Heard[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false
  const read = async () => {
    let text = ''
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      heard.push(...blocks.flatMap(parse))
      wake.resolve()
    }
  }
  const done = read()
    .catch(() => undefined)
    .finally(() => {
      ended = true
      wake.resolve()
    })
  return {
    status: answer.status,
    heard,
    done,
    stop: () => stop.abort(),
    /** Waits until such an event has been heard; throws when the stream ends before. */
    until: async (wanted: (one: Heard) => boolean): Promise<void> => {
      while (!heard.some(wanted)) {
        if (ended) throw new Error(`the stream ended; heard ${JSON.stringify(heard)}`)
        await wake.promise
        wake = Promise.withResolvers()
      }
    },
  }
}

function parse(block: string): Heard[] {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
  const [event, data] = [field('event'), field('data')]
  return event === undefined ? [] : [{ event, data: JSON.parse(data ?? '{}') }]
}
