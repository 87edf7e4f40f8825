import { Ticket as TicketIcon } from 'lucide-react'
import type { MenuAct } from '../../design/index.ts'
import { useTabs } from '../../modules/tickets/tabs.ts'
import { useAllPageActs } from '../../platform/acts.ts'
import { catalogue } from '../../platform/catalogue.ts'
import { hint, useHotkeyHelp, type Hotkey } from '../../platform/hotkeys.ts'
import { useT } from '../../platform/i18n.ts'
import { closeOverlay } from '../../platform/overlay.ts'
import { useMe } from '../../platform/session.ts'
import { settingsGroups } from '../settings.ts'
import { matches } from './query.ts'

export type Group = { title: string; acts: readonly MenuAct[] }

/** Sending belongs to the place where one writes, and the palette is open already. */
const notHere = new Set<string>(['send', 'send-and-next', 'palette'])

/** The palette is gone before the act runs: what the act opens or focuses keeps the keyboard. */
function after(run: () => void): () => void {
  return () => {
    closeOverlay()
    setTimeout(run)
  }
}

/** What may be done here: with its keys first, nearest first, then the rest of the page's acts. */
export function useActs(words: string | undefined): readonly Group[] {
  const byKey = useHotkeyHelp()
  const others = useAllPageActs()
  if (words === undefined) return []
  const known = new Set<string>()
  const fresh = ({ label }: { label: string }) => !known.has(label) && known.add(label).size > 0 && matches(label, words)
  const keyed = byKey
    .filter(({ scope }) => scope === 'page')
    .map(({ title, hotkeys }) => ({
      title,
      acts: hotkeys
        .filter(({ keys }) => !notHere.has(catalogue[keys]))
        .filter(fresh)
        .map(actOf),
    }))
  const plain = others.map(({ title, acts }) => ({
    title,
    acts: acts.filter(fresh).map((act) => ({ ...act, id: `act-${act.id}`, onAction: after(() => act.onAction?.()) })),
  }))
  return together([...keyed, ...plain])
}

const actOf = ({ keys, label, disabledBecause, run }: Hotkey): MenuAct => ({
  id: `key-${keys}`,
  label,
  keys: hint(keys),
  disabledBecause,
  onAction: after(run),
})

/** What works everywhere, the places of the rail among it, and every page of the settings. */
export function usePlaces(words: string | undefined): readonly Group[] {
  const t = useT()
  const byKey = useHotkeyHelp()
  const { permissions } = useMe()
  if (words === undefined) return []
  const known = new Set<string>()
  const everywhere = byKey
    .filter(({ scope }) => scope === 'global')
    .map(({ title, hotkeys }) => ({
      title,
      acts: hotkeys
        .filter(
          ({ keys, label }) => !notHere.has(catalogue[keys]) && !known.has(label) && known.add(label).size > 0 && matches(label, words),
        )
        .map(actOf),
    }))
  const settings = settingsGroups.map(({ title, places }) => ({
    title: t('desk.palette-settings', { group: t(title) }),
    acts:
      words === ''
        ? []
        : places
            .filter(({ needs, label }) => permissions.includes(needs) && matches(t(label), words))
            .map(({ href, label }) => ({ id: href, label: t(label), href })),
  }))
  return together([...everywhere, ...settings])
}

/** The tickets that this person has open. */
export function useTabsHere(words: string | undefined): readonly Group[] {
  const t = useT()
  const tabs = useTabs(useMe().person.id)
  if (words === undefined) return []
  const acts = tabs
    .map(({ number, title }) => ({ number, label: `#${String(number)} ${title}` }))
    .filter(({ label }) => matches(label, words))
    .map(({ number, label }) => ({
      id: `tab-${String(number)}`,
      label,
      href: `/tickets/${String(number)}`,
      icon: <TicketIcon aria-hidden />,
    }))
  return together([{ title: t('tickets.open-tabs'), acts }])
}

/** Groups of one title are one; empty ones are not there. */
export function together(groups: readonly Group[]): readonly Group[] {
  const all = Map.groupBy(groups, ({ title }) => title)
  return [...all].map(([title, parts]) => ({ title, acts: parts.flatMap(({ acts }) => acts) })).filter(({ acts }) => acts.length > 0)
}
