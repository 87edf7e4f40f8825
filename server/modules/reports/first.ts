type Query = Readonly<Record<string, string>>

/** What every figure of the report is narrowed to. */
export interface Scope {
  readonly from: string
  readonly to: string
  readonly organisation?: string | undefined
  readonly team?: string | undefined
}

const metrics = ['firstResponse', 'resolution'] as const

const scopeOf = ({ organisation, team }: Scope): Query => ({
  ...(organisation === undefined ? {} : { organisation }),
  ...(team === undefined ? {} : { team }),
})

/** The lists whose lengths the report shows. */
export function listsOf(scope: Scope) {
  const narrow = scopeOf(scope)
  const during = (what: string): Query => ({ [`${what}From`]: scope.from, [`${what}To`]: scope.to })
  const clock = (kind: string): Query => ({ view: 'all', ...narrow, clock: kind, clockFrom: scope.from, clockTo: scope.to })
  return {
    opened: { view: 'all', ...narrow, ...during('opened') },
    resolved: { view: 'all', ...narrow, ...during('resolved') },
    confirmed: { view: 'all', ...narrow, ...during('closed'), closedHow: 'confirmed' },
    silent: { view: 'all', ...narrow, ...during('closed'), closedHow: 'silence' },
    reopened: { view: 'all', ...narrow, ...during('reopened') },
    open: { view: 'open', ...narrow },
    rated: { view: 'all', ...narrow, ...during('rated') },
    clocks: metrics.map((metric) => ({
      metric,
      met: clock(`${metric}:met`),
      missed: clock(`${metric}:missed`),
      cancelled: clock(`${metric}:cancelled`),
      stopped: clock(`${metric}:stopped`),
    })),
    openOf: (level: string, priority: number): Query => ({ view: 'open', ...narrow, level, priority: String(priority) }),
  }
}

/** The share of promises kept; null where none was due. */
export const shareOf = (met: number, missed: number): number | null => (met + missed === 0 ? null : met / (met + missed))
