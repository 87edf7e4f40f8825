import { useSyncExternalStore } from 'react'
import { remembered, remember } from '../../platform/memory.ts'

/** A ticket that this person has open. `seenAt`: when it was last looked at; `hasNews`: something happened in it since. */
export type Tab = { id: string; number: number; title: string; seenAt: string; hasNews: boolean }

/** The oldest one closes when there are more. */
const most = 30

let owner: string | undefined
let tabs: readonly Tab[] = []
const listeners = new Set<() => void>()

const nameOf = (person: string) => `tabs.${person}` as const

function keep(next: readonly Tab[]): void {
  tabs = next
  if (owner !== undefined) remember(nameOf(owner), JSON.stringify(next))
  for (const listener of listeners) listener()
}

function isTab(value: unknown): value is Tab {
  return typeof value === 'object' && value !== null && 'id' in value && 'number' in value && 'title' in value && 'seenAt' in value
}

function read(person: string): readonly Tab[] {
  try {
    const kept: unknown = JSON.parse(remembered(nameOf(person)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isTab) : []
  } catch {
    return []
  }
}

if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (owner === undefined || key !== `opora.${nameOf(owner)}`) return
    tabs = read(owner)
    for (const listener of listeners) listener()
  })

/** The open tickets of this person, in the order of opening. */
export function useTabs(person: string): readonly Tab[] {
  if (owner !== person) {
    owner = person
    tabs = read(person)
  }
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => tabs,
  )
}

/** Opens a ticket's tab, or says that it was looked at now; answers when it was looked at before. */
export function lookedAt(ticket: Pick<Tab, 'id' | 'number' | 'title'>, at: Temporal.Instant): string | undefined {
  const known = tabs.find(({ id }) => id === ticket.id)
  const tab: Tab = { ...ticket, seenAt: at.toString(), hasNews: false }
  keep(known === undefined ? [...tabs, tab].slice(-most) : tabs.map((each) => (each.id === ticket.id ? tab : each)))
  return known?.seenAt
}

export function closeTab(number: number): void {
  keep(tabs.filter((tab) => tab.number !== number))
}

export function newsIn(id: string): void {
  if (tabs.some((tab) => tab.id === id && !tab.hasNews)) keep(tabs.map((tab) => (tab.id === id ? { ...tab, hasNews: true } : tab)))
}
