import { Checkbox, ComboBox, Tag, type Option } from '../../design/index.ts'
import styles from './SettingsPage.module.css'

type SomeOfProps<Id extends string> = {
  label: string
  options: readonly Option<Id>[]
  chosen: readonly Id[]
  onChange: (chosen: Id[]) => void
}

/** Some of a short list: a box to tick for each. */
export function SomeOf<Id extends string>({ label, options, chosen, onChange }: SomeOfProps<Id>) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {options.map(({ id, label: words, hint, disabledBecause }) => (
        <Checkbox
          key={id}
          label={words}
          help={hint}
          disabledBecause={disabledBecause}
          isSelected={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  )
}

type ManyOfProps = {
  label: string
  /** What the field to add one is called. */
  addLabel: string
  chosen: readonly Option[]
  onChange: (chosen: Option[]) => void
  search: (text: string, signal: AbortSignal) => Promise<readonly Option[]>
  help?: string | undefined
}

/** Some of many: those that are chosen, and a field that finds one more. */
export function ManyOf({ label, addLabel, chosen, onChange, search, help }: ManyOfProps) {
  const add = (option: Option | null) => {
    if (option !== null && !chosen.some(({ id }) => id === option.id)) onChange([...chosen, option])
  }
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {chosen.length > 0 && (
        <ul className={styles.list}>
          {chosen.map(({ id, label: name }) => (
            <li key={id}>
              <Tag label={name} onRemove={() => onChange(chosen.filter((one) => one.id !== id))} />
            </li>
          ))}
        </ul>
      )}
      <ComboBox key={chosen.map(({ id }) => id).join()} label={addLabel} help={help} value={null} onChange={add} search={search} />
    </fieldset>
  )
}
