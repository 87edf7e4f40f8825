import type { Answer } from '../../platform/api.ts'

export type Planned = Answer<'GET /maintenance'>['items'][number]
