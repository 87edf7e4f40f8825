import { type JobWithMetadata, PgBoss, fromKysely } from 'pg-boss'
import type * as z from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { faultNumber, log } from '#platform/log.ts'

/** Work with a name and a time. The payload is checked when the job runs: it may be older than the code. */
export interface JobType<P extends object> {
  readonly name: string
  readonly payload: { readonly _zod: { readonly output: P } }
  readonly retries: number
  /** Seconds before the second try; doubles each time. */
  readonly delay: number
  /** Seconds between looks for jobs whose time has come; of new ones that may run at once the worker is told. */
  readonly look: number
  readonly cron?: string
}

export const jobType = <P extends object>(
  name: string,
  payload: z.core.$ZodType<P>,
  { retries = 5, delay = 5, look = 15, cron }: { retries?: number; delay?: number; look?: number; cron?: string } = {},
): JobType<P> => ({ name, payload, retries, delay, look, ...(cron === undefined ? {} : { cron }) })

/** A job and what it does. The function opens its own works: a job may talk to the network between them. */
export interface JobHandler {
  readonly job: JobType<object>
  readonly run: (payload: object, attempt: { id: string; last: boolean }) => Promise<void>
}

export const handle = <P extends object>(
  job: JobType<P>,
  run: (payload: P, attempt: { id: string; last: boolean }) => Promise<void>,
): JobHandler => ({
  job: job as JobType<object>,
  run: (payload, attempt) => run((job.payload as unknown as z.ZodType<P>).parse(payload), attempt),
})

interface NewJob {
  readonly job: JobType<object>
  readonly payload: object
  readonly at: Temporal.Instant | undefined
}

export interface Jobs {
  readonly insert: (tx: Tx, jobs: readonly NewJob[]) => Promise<void>
  /** Starts working on these jobs; before it, jobs are only saved. */
  readonly work: (handlers: readonly JobHandler[]) => Promise<void>
  readonly stop: () => Promise<void>
}

const week = 7 * 24 * 3600

/** pg-boss with the settings that make it quick: it is told of new jobs, takes them ten at a time and drains a burst. */
export async function openJobs(url: string, types: readonly JobType<object>[], options: { working: boolean }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'opora jobs',
    max: options.working ? 6 : 2,
    useListenNotify: options.working,
    supervise: options.working,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    schedule: options.working,
  })
  boss.on('error', (error) => log.error({ error }, 'jobs'))
  await boss.start()
  for (const { name, retries, delay } of types)
    await boss.createQueue(name, {
      notify: true,
      retryLimit: retries,
      retryDelay: delay,
      retryBackoff: true,
      retryDelayMax: 3600,
      deleteAfterSeconds: week,
      retentionSeconds: 8 * week,
      expireInSeconds: 600,
      // A node that died with its jobs in hand: they begin again within a minute, not when they expire.
      heartbeatSeconds: 20,
    })
  return {
    insert: async (tx, jobs) => {
      for (const [name, group] of Map.groupBy(jobs, ({ job }) => job.name))
        await boss.insert(
          name,
          group.map(({ payload, at }) => ({ data: payload, ...(at ? { startAfter: at.toString() } : {}) })),
          { db: fromKysely(tx) },
        )
    },
    work: async (handlers) => {
      for (const { job, run } of handlers) {
        await boss.work(
          job.name,
          { batchSize: 10, burstWhenBatchFull: true, perJobResults: true, includeMetadata: true, pollingIntervalSeconds: job.look },
          async (batch: JobWithMetadata<object>[]) =>
            Promise.all(
              batch.map(async ({ id, data, retryCount, retryLimit }) => {
                try {
                  await run(data, { id, last: retryCount >= retryLimit })
                  return { id, status: 'completed' as const }
                } catch (error) {
                  log.error({ error, job: job.name, id, fault: faultNumber() }, 'job failed')
                  return { id, status: 'failed' as const, output: { message: String(error) } }
                }
              }),
            ),
        )
        if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'UTC' })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
