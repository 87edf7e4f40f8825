import { useState } from 'react'
import { Button, Palette, toast, type MenuEntry } from '../design/index.ts'
import { HotkeyHelp } from '../platform/HotkeyHelp.tsx'
import { ariaKeys, hint, useHotkeys } from '../platform/hotkeys.ts'
import { useT } from '../platform/i18n.ts'
import { Row } from './Part.tsx'
import type { G } from './words.ts'

/** The palette and the keys of the Gallery: Ctrl K, ?, G Q. */
export function Keys({ g }: { g: G }) {
  const t = useT()
  const [isOpen, open] = useState(false)
  const [isHelp, help] = useState(false)
  const [text, setText] = useState('')
  const went = () => toast({ text: g('gallery.went') })
  useHotkeys(g('gallery.title'), 'page', [
    { keys: 'Mod+K', label: g('gallery.palette'), run: () => open(true), inInputs: true },
    { keys: '?', label: t('common.keys'), run: () => help(true) },
    { keys: 'G Q', label: g('gallery.palette-tickets'), run: went },
  ])
  const entries: readonly MenuEntry[] = [
    {
      title: g('gallery.palette-acts'),
      acts: [
        { id: 'escalate', label: g('gallery.escalate'), keys: 'E', onAction: () => toast({ text: g('gallery.pressed') }) },
        { id: 'resolve', label: g('gallery.resolve'), disabledBecause: g('gallery.why-not') },
      ],
    },
    { title: g('gallery.go'), acts: [{ id: 'tickets', label: g('gallery.palette-tickets'), keys: hint('G Q'), onAction: went }] },
  ]
  return (
    <Row>
      <Button keys={hint('Mod+K')} shortcut={ariaKeys('Mod+K')} onPress={() => open(true)}>
        {g('gallery.palette-open')}
      </Button>
      <Button keys="?" shortcut={ariaKeys('?')} onPress={() => help(true)}>
        {t('common.keys')}
      </Button>
      <Palette
        label={g('gallery.palette')}
        placeholder={g('gallery.palette-hint')}
        isOpen={isOpen}
        onOpenChange={open}
        text={text}
        onText={setText}
        entries={entries}
      />
      <HotkeyHelp isOpen={isHelp} onOpenChange={help} />
    </Row>
  )
}
