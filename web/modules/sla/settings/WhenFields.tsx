import { NumberField, Select } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { countIn, kindOf, whenKinds, whenOf, type When } from '../when.ts'

/** When a step is taken: at a share of the time, before or after the due moment. */
export function WhenFields({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const t = useT()
  const kind = kindOf(when)
  return (
    <>
      <Select
        label={t('sla.step-when')}
        placeholder=""
        value={kind}
        onChange={(next) => onChange(whenOf(next, countIn(when)))}
        options={whenKinds.map((id) => ({ id, label: t(`sla.step-when.${id}`) }))}
      />
      <NumberField
        label={t(kind === 'percent' ? 'sla.step-percent' : 'sla.step-minutes')}
        min={0}
        max={100_000}
        value={countIn(when)}
        onChange={(count) => onChange(whenOf(kind, count))}
      />
    </>
  )
}
