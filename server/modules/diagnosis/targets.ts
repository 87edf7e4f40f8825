import type { CheckTargets } from '#contract/check-runs.ts'

/** One way of writing a name: no dot at its end, no brackets around an address. */
export const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')

/** Whether this name or address stands on the list. `*.example.org` means names below it, not itself. */
export function isTarget({ hosts }: CheckTargets, host: string): boolean {
  const name = plainHost(host)
  return hosts.some((entry) => {
    const allowed = plainHost(entry)
    return allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) && name.length > allowed.length - 1 : name === allowed
  })
}
