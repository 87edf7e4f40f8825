import type { AppEvent } from '#contract/events.ts'
import type { Kind } from '#contract/ticket-words.ts'
import { Refusal } from '#platform/refusal.ts'

export interface Branch {
  readonly id: string
  readonly parent: string | null
}

/** Where a branch may hang: in its own service, and not below itself. `tree` is the whole tree of the service. */
export function checkParent(tree: readonly Branch[], id: string, parent: string | null): void {
  if (parent === null) return
  if (!tree.some((branch) => branch.id === parent)) throw new Refusal('catalog.parent-elsewhere')
  if (pathOf(tree, parent).includes(id)) throw new Refusal('catalog.parent-below')
}

/** From the branch up to the root. */
export function pathOf(tree: readonly Branch[], id: string): string[] {
  const parents = new Map(tree.map((branch) => [branch.id, branch.parent]))
  const path: string[] = []
  for (let at: string | null | undefined = id; at && !path.includes(at); at = parents.get(at)) path.push(at)
  return path
}

/** Parents before their branches, brothers as they came. */
export function inOrder<B extends Branch>(tree: readonly B[]): B[] {
  const below = Map.groupBy(tree, ({ parent }) => parent)
  const walk = (parent: string | null): B[] => (below.get(parent) ?? []).flatMap((branch) => [branch, ...walk(branch.id)])
  return walk(null)
}

export const fits = (kinds: readonly Kind[], kind: Kind): boolean => kinds.length === 0 || kinds.includes(kind)

interface Happened {
  readonly subject: string
  readonly event: AppEvent
}
interface ServiceFold {
  readonly active: boolean
}
interface CategoryFold {
  readonly active: boolean
  readonly parent_id: string | null
}

function applyToService(row: ServiceFold | undefined, { event }: Happened): ServiceFold | undefined {
  if (event.type === 'service.added' || event.type === 'service.restored') return { active: true }
  return event.type === 'service.retired' ? { active: false } : row
}

const seeded: CategoryFold = { active: true, parent_id: null }
function applyToCategory(row: CategoryFold | undefined, { event }: Happened): CategoryFold | undefined {
  if (event.type === 'category.added') return { active: true, parent_id: event.parent }
  if (event.type === 'category.moved') return { ...(row ?? seeded), parent_id: event.parent }
  if (event.type === 'category.retired') return { ...(row ?? seeded), active: false }
  return event.type === 'category.restored' ? { ...(row ?? seeded), active: true } : row
}

const subjectOf =
  (start: 'service.' | 'category.') =>
  ({ subject, event }: Happened): string | undefined =>
    event.type.startsWith(start) ? subject : undefined

export const serviceFold = { table: 'service', columns: ['active'], of: subjectOf('service.'), apply: applyToService } as const
export const categoryFold = {
  table: 'category',
  columns: ['active', 'parent_id'],
  of: subjectOf('category.'),
  apply: applyToCategory,
} as const
