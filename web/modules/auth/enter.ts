import type { Answer } from '../../platform/api.ts'
import { remembered } from '../../platform/memory.ts'
import { setTheme } from '../../platform/theme.ts'

type Me = Answer<'GET /me'>

/** Only an address of our own: `//host` and `/\host` lead away. */
const isOurs = (address: string | undefined): address is string => address !== undefined && /^\/(?![/\\])/.test(address)

/** Where a person goes after signing in: where he wanted, where he may; else to his own home. */
function homeOf({ permissions }: Pick<Me, 'permissions'>, wanted?: string): string {
  const worksHere = permissions.includes('ticket.work')
  const home = worksHere ? '/' : '/portal'
  if (!isOurs(wanted)) return home
  return worksHere || /^\/portal(\/|\?|$)/.test(wanted) ? wanted : home
}

/** Leaves the doors for the person's own page. The history does not keep the door: going back would not sign out. */
export function enter(me: Me, wanted?: string): void {
  if (remembered('theme') === null) setTheme(me.preferences.theme ?? 'system')
  location.replace(homeOf(me, wanted))
}
