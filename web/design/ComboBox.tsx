import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { ComboBox as AriaComboBox, Group, Input, Popover, useAsyncList, useFilter } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import { FieldFrame, fieldState, type FieldProps } from './Field.tsx'
import { given } from './given.ts'
import { OptionList, type Option } from './options.tsx'
import { useWords } from './Words.tsx'
import styles from './Field.module.css'
import list from './options.module.css'

type Common<Id extends string> = FieldProps & {
  /** The whole option, so that its label shows before anything was searched. */
  value?: Option<Id> | null | undefined
  onChange?: ((option: Option<Id> | null) => void) | undefined
  placeholder?: string | undefined
}

type ComboBoxProps<Id extends string> = Common<Id> &
  (
    | { options: readonly Option<Id>[]; search?: never }
    /** Asked a moment after typing stops; the signal is aborted when the next question is asked. */
    | { search: (text: string, signal: AbortSignal) => Promise<readonly Option<Id>[]>; options?: never }
  )

const pause = 150

/** One of many, by typing. With `search` the list comes from the server and is taken as it comes. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { search, ...common } = props
  if (search !== undefined) return <Searching {...common} search={search} />
  return <Fixed {...common} options={props.options} />
}

function Fixed<Id extends string>({ options, ...common }: Common<Id> & { options: readonly Option<Id>[] }) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const [text, setText] = useState(common.value?.label ?? '')
  const found = text === '' || text === common.value?.label ? options : options.filter(({ label }) => contains(label, text))
  return <Box {...common} text={text} onText={setText} options={found} isSearching={false} />
}

function Searching<Id extends string>({ search, ...common }: Common<Id> & { search: NonNullable<ComboBoxProps<Id>['search']> }) {
  const found = useAsyncList<Option<Id>>({
    initialFilterText: common.value?.label ?? '',
    async load({ signal, filterText }) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (signal.aborted) return { items: [] }
      return { items: await search(filterText ?? '', signal) }
    },
  })
  return (
    <Box
      {...common}
      text={found.filterText}
      onText={(text) => found.setFilterText(text)}
      options={found.items}
      isSearching={found.isLoading}
    />
  )
}

type BoxProps<Id extends string> = Common<Id> & {
  text: string
  onText: (text: string) => void
  options: readonly Option<Id>[]
  isSearching: boolean
}

function Box<Id extends string>({ value, onChange, placeholder, text, onText, options, isSearching, ...field }: BoxProps<Id>) {
  const words = useWords()
  const choose = (key: unknown) => {
    const chosen = options.find((option) => option.id === key) ?? (value?.id === key ? value : null)
    onText(chosen?.label ?? '')
    onChange?.(chosen ?? null)
  }
  return (
    <AriaComboBox
      {...given(fieldState(field))}
      value={value?.id ?? null}
      onChange={choose}
      items={options}
      inputValue={text}
      onInputChange={onText}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
      className={styles.field ?? ''}
    >
      <FieldFrame {...field}>
        <Group className={styles.box ?? ''}>
          <Input className={styles.input ?? ''} {...given({ placeholder })} />
          <span className={styles.end}>
            <IconButton size="small" label={field.label} icon={<ChevronDown aria-hidden />} />
          </span>
        </Group>
      </FieldFrame>
      <Popover className={list.popover ?? ''} offset={4}>
        <OptionList<Id> renderEmptyState={() => <div className={list.empty}>{isSearching ? words.searching : words.nothingFound}</div>} />
      </Popover>
    </AriaComboBox>
  )
}
