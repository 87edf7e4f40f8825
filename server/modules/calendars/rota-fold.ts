import type { AppEvent } from '#contract/events.ts'

interface Happened {
  readonly subject: string
  readonly event: AppEvent
}
interface RotaFold {
  readonly active: boolean
}

function apply(row: RotaFold | undefined, { event }: Happened): RotaFold | undefined {
  if (event.type === 'rota.retired') return { active: false }
  return event.type === 'rota.restored' ? { active: true } : (row ?? { active: true })
}

export const rotaFold = {
  table: 'rota',
  columns: ['active'],
  of: ({ subject, event }: Happened): string | undefined => (event.type.startsWith('rota.') ? subject : undefined),
  apply,
} as const
