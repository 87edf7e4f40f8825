import * as z from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import type { Route } from './route.ts'
import { apiPrefix } from './server.ts'

/** OpenAPI 3.1 of the contract, made from the same schemas that guard it. */
export function openApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { endpoint } of routes) {
    const path = apiPrefix + endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Opora', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'opora_session' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            fault: { type: 'string' },
          },
        },
      },
    },
    paths,
  }
}

const schemaOf = (schema: Endpoint['body']) =>
  z.toJSONSchema(schema as z.core.$ZodType, { io: 'input', unrepresentable: 'any', reused: 'inline' })

function operation(endpoint: Endpoint): object {
  const parameters = (['params', 'query'] as const).flatMap((place) => {
    const { properties = {}, required = [] } = schemaOf(endpoint[place])
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place === 'params' ? 'path' : 'query',
      required: place === 'params' || required.includes(name),
      schema,
    }))
  })
  const { properties } = schemaOf(endpoint.body)
  const body =
    endpoint.wire === 'upload'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : properties && Object.keys(properties).length > 0
        ? { 'application/json': { schema: schemaOf(endpoint.body) } }
        : undefined
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  const type = { json: 'application/json', upload: 'application/json', file: 'application/octet-stream', stream: 'text/event-stream' }[
    endpoint.wire
  ]
  return {
    summary: endpoint.summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replaceAll(/[/:.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: endpoint.access === 'anyone' ? [] : [{ key: [] }, { session: [] }],
    ...(endpoint.access === 'anyone' || endpoint.access === 'signed-in' ? {} : { 'x-permission': endpoint.access }),
    ...(endpoint.refusals.length > 0 ? { 'x-refusals': endpoint.refusals } : {}),
    parameters,
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: {
        description: 'Done',
        content: { [type]: { schema: endpoint.wire === 'json' || endpoint.wire === 'upload' ? schemaOf(endpoint.result) : {} } },
      },
      default: problem,
    },
  }
}
