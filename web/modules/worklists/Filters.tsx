import { useQueries, useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, IconButton, Menu, Popover, TextField } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { chosen, fromReports, valuesOf, type Chosen, type QueueSearch } from './address.ts'
import { useChoices, type Choice } from './choices.ts'
import styles from './Filters.module.css'

type FiltersProps = { search: QueueSearch; onSearch: (search: QueueSearch) => void }

/** The filters that are set, as chips that open; the rest behind one more. */
export function Filters({ search, onSearch }: FiltersProps) {
  const t = useT()
  const [open, setOpen] = useState<Chosen>()
  const choices = useChoices()
  const set = (name: Chosen, values: ReadonlySet<string>) => onSearch(without(search, name, [...values].join(',')))
  const shown = chosen.filter((name) => search[name] !== undefined || open === name)
  const rest = chosen.filter((name) => !shown.includes(name))
  return (
    <div className={styles.filters} role="group" aria-label={t('worklists.filters')}>
      {shown.map((name) => {
        const chip = { name, values: valuesOf(search[name]), isOpen: open === name, onOpen: setOpen, onChange: set }
        return name === 'organisation' ? <Organisations key={name} {...chip} /> : <Chip key={name} {...chip} choices={choices[name]} />
      })}
      <FromReports search={search} onSearch={onSearch} />
      {rest.length > 0 && (
        <Menu
          label={t('worklists.add-filter')}
          side="bottom start"
          trigger={
            <Button kind="chip" icon={<Plus aria-hidden />}>
              {t('worklists.add-filter')}
            </Button>
          }
          entries={rest.map((name) => ({ id: name, label: t(`worklists.filter.${name}`), onAction: () => setOpen(name) }))}
        />
      )}
    </div>
  )
}

function without(search: QueueSearch, name: keyof QueueSearch, value = ''): QueueSearch {
  const { [name]: _, ...rest } = search
  return { view: search.view, sort: search.sort, ...rest, ...(value === '' ? {} : { [name]: value }) }
}

type ChipProps = {
  name: Chosen
  values: ReadonlySet<string>
  isOpen: boolean
  onOpen: (name: Chosen | undefined) => void
  onChange: (name: Chosen, values: ReadonlySet<string>) => void
}

/** More choices than this get a place to type. */
const few = 8

function Chip({ choices, ...chip }: ChipProps & { choices: readonly Choice[] }) {
  const t = useT()
  const [text, setText] = useState('')
  const found = choices.filter(({ label }) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase()))
  return (
    <Choosing {...chip} known={choices}>
      {choices.length > few && (
        <TextField label={t('worklists.find')} labelHidden placeholder={t('worklists.find')} value={text} onChange={setText} autoFocus />
      )}
      <Boxes {...chip} choices={found} />
    </Choosing>
  )
}

function Organisations(chip: ChipProps) {
  const t = useT()
  const [text, setText] = useState('')
  const known = useQueries({ queries: [...chip.values].map((id) => ask('GET /organisations/:id', { params: { id } })) }).flatMap(
    ({ data }) => (data === undefined ? [] : [{ id: data.id, label: data.name }]),
  )
  const { data } = useQuery({ ...ask('GET /organisations', { query: { q: text, limit: 20 } }), enabled: chip.isOpen })
  const found = (data?.items ?? []).map(({ id, name }) => ({ id, label: name }))
  const choices = [...known, ...found.filter(({ id }) => !chip.values.has(id))]
  return (
    <Choosing {...chip} known={known}>
      <TextField label={t('worklists.find')} labelHidden placeholder={t('worklists.find')} value={text} onChange={setText} autoFocus />
      <Boxes {...chip} choices={choices} />
    </Choosing>
  )
}

function Choosing({
  name,
  values,
  isOpen,
  onOpen,
  onChange,
  known,
  children,
}: ChipProps & { known: readonly Choice[]; children: React.ReactNode }) {
  const t = useT()
  const format = useFormat()
  const title = t(`worklists.filter.${name}`)
  const labels = [...values].map((id) => known.find((choice) => choice.id === id)?.label ?? '…')
  const said = labels.length > 2 ? t('worklists.of-them', { count: labels.length }) : format.list(labels)
  return (
    <span className={styles.chip}>
      <Popover
        label={title}
        isOpen={isOpen}
        onOpenChange={(next) => onOpen(next ? name : undefined)}
        trigger={
          <Button kind="chip">
            {title}: <b>{values.size === 0 ? t('worklists.any') : said}</b>
          </Button>
        }
      >
        <div className={styles.choices}>{children}</div>
      </Popover>
      {values.size > 0 && (
        <IconButton
          size="small"
          label={t('worklists.drop-filter', { filter: title })}
          icon={<X aria-hidden />}
          onPress={() => onChange(name, new Set())}
        />
      )}
    </span>
  )
}

function Boxes({ name, values, onChange, choices }: ChipProps & { choices: readonly Choice[] }) {
  const t = useT()
  if (choices.length === 0) return <p className={styles.nothing}>{t('common.nothing-found')}</p>
  return (
    <div role="group" aria-label={t(`worklists.filter.${name}`)} className={styles.boxes}>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          isSelected={values.has(id)}
          onChange={() => onChange(name, values.symmetricDifference(new Set([id])))}
        />
      ))}
    </div>
  )
}

/** What a number of a report has set: it can only be taken away. */
function FromReports({ search, onSearch }: FiltersProps) {
  const t = useT()
  const format = useFormat()
  return fromReports.map((name) => {
    const value = search[name]
    if (value === undefined) return null
    const isMoment = name.endsWith('From') || name.endsWith('To')
    const label = t(`worklists.filter.${name}`)
    return (
      <Button key={name} kind="chip" onPress={() => onSearch(without(search, name))} icon={<X aria-hidden />}>
        {label}
        {isMoment && (
          <>
            {' '}
            <b>{format.instant(value)}</b>
          </>
        )}
      </Button>
    )
  })
}
