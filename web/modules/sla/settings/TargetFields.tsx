import { Checkbox, FormRow, NumberField, Section, Select } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { amountOf, amountWords, inUnit, numberIn, unitOf, units } from './amount.ts'
import { StepFields, type StepChange } from './StepFields.tsx'
import { newTarget, pausesOf, priorities, waits, type Metric, type Target } from './model.ts'

type Props = {
  metric: Metric
  target: Target | undefined
  isOnly: boolean
  onChange: (target: Target | undefined) => void
  onSteps: (change: StepChange) => void
}

/** One promise: how much time for each priority, and what stops its clock. */
export function TargetFields({ metric, target, isOnly, onChange, onSteps }: Props) {
  const { t } = useSpeech()
  return (
    <Section title={t(`sla.metric.${metric}`)} level={3}>
      {!isOnly && (
        <Checkbox
          label={t('sla.is-promised')}
          isSelected={target !== undefined}
          onChange={(on) => onChange(on ? newTarget(metric) : undefined)}
        />
      )}
      {target !== undefined && <Amounts target={target} onChange={onChange} onSteps={onSteps} />}
    </Section>
  )
}

function Amounts({ target, onChange, onSteps }: Pick<Props, 'onSteps'> & { target: Target; onChange: (target: Target) => void }) {
  const { t, format } = useSpeech()
  const unit = unitOf(target)
  return (
    <>
      {unit === undefined ? (
        <p>{priorities.map((priority) => `P${priority}: ${amountWords(t, format, target.byPriority[priority])}`).join(', ')}</p>
      ) : (
        <FormRow>
          {priorities.map((priority) => (
            <NumberField
              key={priority}
              label={t(`tickets.priority.${priority}`)}
              min={0}
              max={unit === 'sameTime' || unit === 'endOfDay' ? 1000 : 100_000}
              value={numberIn(unit, target.byPriority[priority])}
              onChange={(count) => onChange({ ...target, byPriority: { ...target.byPriority, [priority]: amountOf(unit, count) } })}
            />
          ))}
        </FormRow>
      )}
      <Select
        label={t('sla.unit')}
        placeholder={t('tickets.none')}
        value={unit ?? null}
        onChange={(next) => onChange(inUnit(target, next))}
        options={units.map((id) => ({ id, label: t(`sla.unit.${id}`) }))}
      />
      <SomeOf
        label={t('sla.pauses')}
        options={waits.map((id) => ({ id, label: t(`tickets.waiting.${id}`) }))}
        chosen={pausesOf(target)}
        onChange={(pauses) => onChange({ ...target, pauses })}
      />
      <FormRow>
        <Select
          label={t('sla.reopen')}
          placeholder={t('tickets.none')}
          value={target.reopen ?? 'continue'}
          onChange={(reopen) => onChange({ ...target, reopen })}
          options={(['continue', 'restart'] as const).map((id) => ({ id, label: t(`sla.reopen.${id}`) }))}
        />
        <Select
          label={t('sla.retarget')}
          placeholder={t('tickets.none')}
          value={target.retarget ?? 'carry'}
          onChange={(retarget) => onChange({ ...target, retarget })}
          options={(['carry', 'retroactive', 'restart'] as const).map((id) => ({ id, label: t(`sla.retarget.${id}`) }))}
        />
      </FormRow>
      <StepFields metric={target.metric} steps={target.steps ?? []} onChange={onSteps} />
    </>
  )
}
