import type { Answer } from '../../platform/api.ts'

export type Planned = Answer<'GET /maintenance'>['items'][number]
export type Source = Answer<'GET /alert-sources'>['items'][number]
export type Mapping = Source['mapping']
