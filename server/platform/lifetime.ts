/** What a running Opora must stop before it goes, and how it is asked to. */
export type Lifetime = {
  /** Say what to stop as soon as it is started: what began last stops first. Once stopping, it is stopped right away. */
  readonly onStop: (name: string, stop: () => unknown) => void
  /** Stops everything, once, what began too late included; the steps wait for the work in flight. */
  readonly stop: () => Promise<void>
  readonly isStopping: () => boolean
  /** Settles when everything is stopped: true when every step went well. */
  readonly stopped: Promise<boolean>
}

type Step = { readonly name: string; readonly stop: () => unknown }

/**
 * Ctrl-C and SIGTERM stop in order; a second Ctrl-C, and a step that takes longer than `patience` milliseconds, end the process at once.
 * `report` hears of a step that failed.
 */
export function beginLifetime(report: (step: string, error: unknown) => void, patience = 30_000): Lifetime {
  const steps: Step[] = []
  const late: Promise<void>[] = []
  const { promise: stopped, resolve: settle } = Promise.withResolvers<boolean>()
  let stopping = false
  let well = true

  const stopStep = async ({ name, stop }: Step) => {
    const timer = setTimeout(() => {
      report(name, new Error(`did not stop in ${patience} ms`))
      process.exit(1)
    }, patience)
    try {
      await stop()
    } catch (error) {
      well = false
      report(name, error)
    } finally {
      clearTimeout(timer)
    }
  }

  const stop = async () => {
    if (!stopping) {
      stopping = true
      for (let step = steps.pop(); step; step = steps.pop()) await stopStep(step)
      settle(well)
    }
    await stopped
    await Promise.all(late)
  }

  let asked = false
  const onSignal = (signal: NodeJS.Signals) => {
    // A supervisor may repeat its SIGTERM; only a second Ctrl-C is somebody's impatience.
    if (asked && signal === 'SIGINT') process.exit(130)
    asked = true
    void stop()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)

  return {
    onStop: (name, stopIt) => {
      if (stopping) late.push(stopStep({ name, stop: stopIt }))
      else steps.push({ name, stop: stopIt })
    },
    stop,
    isStopping: () => stopping,
    stopped,
  }
}
