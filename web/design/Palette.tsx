import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Autocomplete, Dialog, Input, Menu, Modal, ModalOverlay, TextField, useFilter } from 'react-aria-components'
import { menuEntries, type MenuEntry } from './Menu.tsx'
import { useWords } from './Words.tsx'
import styles from './Palette.module.css'
import dialog from './Dialog.module.css'
import list from './options.module.css'

type PaletteProps = {
  label: string
  placeholder: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  text: string
  onText: (text: string) => void
  entries: readonly MenuEntry[]
  /** The entries are already what was asked for (they come from the server); otherwise they are filtered here by the text. */
  isFiltered?: boolean | undefined
  isSearching?: boolean | undefined
}

/** Everything by typing: go, find, do. The focus stays in the field, arrows choose, Enter does. */
export function Palette(props: PaletteProps) {
  const { label, placeholder, isOpen, onOpenChange, text, onText, entries, isFiltered, isSearching } = props
  const words = useWords()
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <ModalOverlay isDismissable isOpen={isOpen} onOpenChange={onOpenChange} className={dialog.veil ?? ''} data-place="top">
      <Modal className={`${dialog.modal} ${styles.palette}`}>
        <Dialog aria-label={label} className={dialog.dialog ?? ''}>
          <Autocomplete inputValue={text} onInputChange={onText} {...(isFiltered === true ? {} : { filter: contains })}>
            <TextField aria-label={label} className={styles.field ?? ''} autoFocus>
              <Search aria-hidden className={styles.icon} />
              <Input className={styles.input ?? ''} placeholder={placeholder} onKeyDown={(event) => text.trim() !== '' && doFirst(event)} />
            </TextField>
            <Menu
              aria-label={label}
              className={`${list.list} ${styles.results}`}
              onAction={(key) => !isRefused(entries, String(key)) && onOpenChange(false)}
              renderEmptyState={() => <p className={list.empty}>{isSearching === true ? words.searching : words.nothingFound}</p>}
            >
              {menuEntries(entries)}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The list marks its first line while one types; where answers came later than the typing it may have none marked, and Enter still means the first. */
function doFirst({ key, currentTarget, nativeEvent }: KeyboardEvent<HTMLInputElement>): void {
  if (key !== 'Enter' || nativeEvent.isComposing) return
  const place = currentTarget.closest('[role="dialog"]')
  if (place?.querySelector('[role="menuitem"][data-focused]') === null)
    place.querySelector<HTMLElement>('[role="menuitem"]:not([data-refused])')?.click()
}

/** What cannot be done says why and leaves the palette open. */
function isRefused(entries: readonly MenuEntry[], id: string): boolean {
  const acts = entries.flatMap((entry) => (entry === 'line' ? [] : 'title' in entry ? entry.acts : [entry]))
  return acts.find((act) => act.id === id)?.disabledBecause !== undefined
}
