import type { Answer } from '../../platform/api.ts'

export type Outage = Answer<'GET /tickets/:ref/outages'>['items'][number]
