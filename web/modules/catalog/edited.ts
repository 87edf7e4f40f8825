import type { Answer } from '../../platform/api.ts'

export type Service = Answer<'GET /services'>['items'][number]
type Category = Service['categories'][number]

/** What is being changed; without the thing itself, it is being added. */
export type EditedCategory = { kind: 'category'; of: Service; category?: Category }
export type Edited = { kind: 'service'; service?: Service } | EditedCategory
