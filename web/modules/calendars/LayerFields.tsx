import { ArrowUp, Trash2 } from 'lucide-react'
import { ComboBox, FormRow, IconButton, NumberField, Section, Select, Tag, TextField, type Option } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { findStaff } from '../people/find.ts'
import styles from './Calendars.module.css'
import type { RotaLayer } from './rota-weeks.ts'

type LayerFieldsProps = {
  place: number
  layer: RotaLayer
  /** Names of members, by id. */
  called: ReadonlyMap<string, string>
  calendars: readonly Option[]
  /** The option that means no calendar. */
  always: string
  isTried: boolean
  onChange: (layer: RotaLayer) => void
  onCalled: (id: string, name: string) => void
  onRemove: (() => void) | undefined
}

const units = ['hour', 'day', 'week'] as const

/** One layer of a rota: its members in order, and how they take turns. */
export function LayerFields({ place, layer, called, calendars, always, isTried, onChange, onCalled, onRemove }: LayerFieldsProps) {
  const t = useT()
  const n = place + 1
  const { members, unit, length, from, handOver, calendar } = layer
  const set = (part: Partial<RotaLayer>) => onChange({ ...layer, ...part })
  const nameOf = (id: string) => called.get(id) ?? id
  const add = (option: Option | null) => {
    if (option === null || members.includes(option.id)) return
    onCalled(option.id, option.label)
    set({ members: [...members, option.id] })
  }
  return (
    <Section
      title={t('rotas.layer', { n })}
      level={3}
      aside={
        onRemove && <IconButton size="small" label={t('rotas.remove-layer', { n })} icon={<Trash2 aria-hidden />} onPress={onRemove} />
      }
    >
      <ol className={styles.parts} aria-label={t('rotas.members')}>
        {members.map((id, i) => (
          <li key={id}>
            <Tag label={nameOf(id)} onRemove={() => set({ members: members.filter((one) => one !== id) })} />
            {i > 0 && (
              <IconButton
                size="small"
                label={t('rotas.make-first', { name: nameOf(id) })}
                icon={<ArrowUp aria-hidden />}
                onPress={() => set({ members: [id, ...members.filter((one) => one !== id)] })}
              />
            )}
          </li>
        ))}
      </ol>
      <ComboBox
        key={members.join()}
        label={t('rotas.add-member')}
        value={null}
        onChange={add}
        search={findStaff}
        error={isTried && members.length === 0 ? t('rotas.no-members') : undefined}
      />
      <FormRow>
        <NumberField
          label={t('rotas.length')}
          value={length}
          min={1}
          max={1000}
          onChange={(value) => set({ length: value })}
          error={isTried && !Number.isInteger(length) ? t('common.invalid.missing') : undefined}
        />
        <Select
          label={t('rotas.unit')}
          placeholder={t('rotas.choose-unit')}
          value={unit}
          onChange={(id) => set({ unit: id })}
          options={units.map((id) => ({ id, label: t(`rotas.unit.${id}`) }))}
        />
      </FormRow>
      <FormRow>
        <TextField
          label={t('rotas.from')}
          name={`plan.layers.${place}.from`}
          type="date"
          required
          value={from}
          onChange={(date) => set({ from: date })}
        />
        <TextField
          label={t('rotas.hand-over')}
          name={`plan.layers.${place}.handOver`}
          required
          value={handOver}
          onChange={(time) => set({ handOver: time })}
          error={isTried && !/^([01]\d|2[0-3]):[0-5]\d/.test(handOver) ? t('rotas.hand-over-unreadable') : undefined}
        />
      </FormRow>
      <Select
        label={t('rotas.only-in')}
        placeholder={t('rotas.always')}
        value={calendar ?? always}
        onChange={(id) => set({ calendar: id === always ? null : id })}
        options={calendars}
      />
    </Section>
  )
}
