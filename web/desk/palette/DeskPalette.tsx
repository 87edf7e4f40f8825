import { useState } from 'react'
import { Palette } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { closeOverlay } from '../../platform/overlay.ts'
import { together, useActs, usePlaces, useTabsHere } from './acts.tsx'
import { useFoundPeople, useFoundTickets, useFoundViews } from './found.tsx'
import { readTyped } from './query.ts'

/** Go, do and find by typing: acts of this page with their keys, places, `#1042`, `@name`, `$mine`. Enter does the first. */
export function DeskPalette() {
  const t = useT()
  const [text, setText] = useState('')
  const typed = readTyped(text)
  const words = typed.kind === 'any' ? typed.words : undefined
  const acts = useActs(words)
  const places = usePlaces(words)
  const tabs = useTabsHere(words)
  const tickets = useFoundTickets(typed)
  const people = useFoundPeople(typed)
  const views = useFoundViews(typed)
  const groups = [...tickets.groups, ...people.groups, ...views]
  return (
    <Palette
      label={t('desk.palette')}
      placeholder={t('desk.palette-hint')}
      isOpen
      onOpenChange={closeOverlay}
      text={text}
      onText={setText}
      isFiltered
      isSearching={tickets.isSearching || people.isSearching}
      // what was typed as words is an act first, and only then something to be found
      entries={together(words === undefined ? groups : [...acts, ...places, ...tabs, ...views, ...tickets.groups])}
    />
  )
}
