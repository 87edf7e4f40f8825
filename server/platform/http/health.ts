import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { rows } from '#platform/db/index.ts'
import type { House } from '#platform/work.ts'

/** `/healthz`: the process lives; `/readyz`: it can serve; `/metrics`: Prometheus, on the same port. */
export function serveHealth(app: FastifyInstance, house: House, isReady: () => boolean): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'opora_' })
  const durations = new Histogram({
    name: 'opora_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  gauge(registry, 'opora_log_lag_events', 'Events that some reader of the log has not read yet', async () => {
    const [found] = await rows(
      house.db.read,
      sql<{
        lag: number
      }>`select count(*)::float8 as lag from event e where (e.epoch, e.tx) >= (select min(epoch), min(high) from log_reader)`,
    )
    return found?.lag ?? 0
  })
  gauge(registry, 'opora_parked_reactions', 'Reactions given up after five failures', async () => {
    const [found] = await rows(
      house.db.read,
      sql<{ n: number }>`select count(*)::float8 as n from parked_reaction where parked_at is not null`,
    )
    return found?.n ?? 0
  })
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const ready =
      isReady() &&
      (await rows(house.db.read, sql`select 1`).then(
        () => true,
        () => false,
      ))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready' })
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}

function gauge(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read())
    },
  })
}
