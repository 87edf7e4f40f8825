import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem, type ListBoxProps } from 'react-aria-components'
import { given } from './given.ts'
import styles from './options.module.css'

/** One thing to choose. `id` comes back as it was given, with its type. */
export type Option<Id extends string = string> = {
  id: Id
  label: string
  hint?: string | undefined
  icon?: ReactNode
  disabledBecause?: string | undefined
}

type ListProps<Id extends string> = Pick<ListBoxProps<Option<Id>>, 'renderEmptyState'> & { options?: Iterable<Option<Id>> | undefined }

/** The list that Select and ComboBox open. */
export function OptionList<Id extends string>({ options, renderEmptyState }: ListProps<Id>) {
  return (
    <ListBox {...given({ items: options, renderEmptyState })} className={styles.list ?? ''}>
      {(option: Option<Id>) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.disabledBecause !== undefined}
          className={styles.option ?? ''}
        >
          {({ isSelected }) => (
            <>
              {option.icon !== undefined && <span className={styles.icon}>{option.icon}</span>}
              <span className={styles.words}>
                <span>{option.label}</span>
                {(option.disabledBecause ?? option.hint) !== undefined && (
                  <span className={styles.hint} data-hint>
                    {option.disabledBecause ?? option.hint}
                  </span>
                )}
              </span>
              {isSelected && <Check aria-hidden className={styles.check} />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
