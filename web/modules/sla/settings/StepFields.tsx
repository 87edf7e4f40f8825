import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { Button, Checkbox, FormRow, IconButton, Section, Select } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { audiences, type Metric, type Step } from './model.ts'
import styles from '../Steps.module.css'
import { WhenFields } from './WhenFields.tsx'

/** From the steps as they are then: a field that is left and one that is chosen may change in one breath. */
export type StepChange = (steps: readonly Step[]) => Step[]
type Props = { metric: Metric; steps: readonly Step[]; onChange: (change: StepChange) => void }

/** Warnings of a promise, and what is done before and after a breach. */
export function StepFields({ metric, steps, onChange }: Props) {
  const t = useT()
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const nobody = 'none'
  return (
    <Section title={t('sla.steps-of', { metric: t(`sla.metric.${metric}`) })} level={3}>
      {steps.length === 0 && <p>{t('sla.no-steps')}</p>}
      {steps.map((step, i) => {
        const set = (part: Partial<Step>) => onChange((now) => now.map((one, place) => (place === i ? { ...one, ...part } : one)))
        const n = i + 1
        return (
          <Section
            // Steps have no names of their own, and only the last of them come and go.
            key={n}
            title={t('sla.step-of', { metric: t(`sla.metric.${metric}`), n })}
            level={3}
            aside={
              <IconButton
                size="small"
                label={t('sla.step-remove', { n })}
                icon={<Trash2 aria-hidden />}
                onPress={() => onChange((now) => now.filter((_, place) => place !== i))}
              />
            }
          >
            <div className={styles.stack}>
              <FormRow>
                <WhenFields when={step.when} onChange={(when) => set({ when })} />
                <Select
                  label={t('sla.step-reassign')}
                  placeholder=""
                  value={step.reassign ?? nobody}
                  onChange={(team) => set({ reassign: team === nobody ? null : team })}
                  options={[
                    { id: nobody, label: t('sla.step-reassign-none') },
                    ...(teams?.items ?? []).map(({ id, name }) => ({ id, label: name })),
                  ]}
                />
              </FormRow>
              <SomeOf
                label={t('sla.step-tell')}
                options={audiences.map((id) => ({ id, label: t(`sla.step-tell.${id}`) }))}
                chosen={step.tell}
                onChange={(tell) => set({ tell })}
              />
              <Checkbox label={t('sla.step-mark')} isSelected={step.mark} onChange={(mark) => set({ mark })} />
            </div>
          </Section>
        )
      })}
      <p>
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          disabledBecause={steps.length >= 10 ? t('sla.steps-most') : undefined}
          onPress={() => onChange((now) => [...now, { when: nextWhen(now.length), tell: ['assignee'], reassign: null, mark: false }])}
        >
          {t('sla.step-add')}
        </Button>
      </p>
    </Section>
  )
}

/** What is usual: a warning at three quarters, then at the end, then later and later. */
const nextWhen = (count: number): Step['when'] => (count === 0 ? { percent: 75 } : { after: (count - 1) * 3_600_000 })
