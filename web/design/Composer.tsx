import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './Composer.module.css'

/** `reply` goes to the requester, `vendor` to the vendor, `note` to nobody outside. */
export type ComposerMode<Id extends string> = { id: Id; label: string; kind: 'reply' | 'note' | 'vendor' }

type ComposerProps<Id extends string> = {
  label: string
  modes: readonly ComposerMode<Id>[]
  mode: Id
  onMode: (mode: Id) => void
  /** The place to write. */
  children: ReactNode
  /** Who will get it, in words; for a note, that the requester will not. */
  audience: ReactNode
  /** The button that sends: `kind="note"` for a note, `kind="do"` for the rest. */
  send: ReactNode
  tools?: ReactNode
  /** Above the text: a warning, the recipients, a quoted piece. */
  above?: ReactNode
}

/** Where one writes. Reply and note differ by ground, border, lock, words and the button, so that they cannot be confused. */
export function Composer<Id extends string>(props: ComposerProps<Id>) {
  const { label, modes, mode, onMode, children, audience, send, tools, above } = props
  const kind = modes.find(({ id }) => id === mode)?.kind ?? 'reply'
  return (
    <section className={styles.composer} data-kind={kind} aria-label={label}>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[mode]}
        onSelectionChange={(keys) => {
          const chosen = modes.find(({ id }) => keys.has(id))
          if (chosen !== undefined) onMode(chosen.id)
        }}
        className={styles.modes ?? ''}
      >
        {modes.map((each) => (
          <ToggleButton key={each.id} id={each.id} className={styles.mode ?? ''} data-kind={each.kind}>
            {each.kind === 'note' && <Lock aria-hidden />}
            {each.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.box} data-kind={kind}>
        {above}
        <div className={styles.place}>{children}</div>
        <div className={styles.under}>
          {tools !== undefined && <span className={styles.tools}>{tools}</span>}
          <span className={styles.audience}>
            {kind === 'note' && <Lock aria-hidden />}
            <span>{audience}</span>
          </span>
          {send}
        </div>
      </div>
    </section>
  )
}

type ComposerTextProps = {
  label: string
  value: string
  onChange: (text: string) => void
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
}

/** Plain text in the composer; it grows with what is written. */
export function ComposerText({ label, value, onChange, placeholder, autoFocus }: ComposerTextProps) {
  return (
    <textarea
      aria-label={label}
      className={styles.text}
      rows={2}
      value={value}
      placeholder={placeholder}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
