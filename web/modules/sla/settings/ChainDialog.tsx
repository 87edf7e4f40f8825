import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, Select } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { ChainStepFields } from './ChainStepFields.tsx'
import { metrics, priorities, type Chain, type ChainChoices, type ChainStep, type ChainTerms } from './model.ts'

type Props = { chain: Chain | undefined; choices: ChainChoices; onClose: () => void }

const newStep = (when: ChainStep['when'], to: ChainStep['to']): ChainStep => ({ id: crypto.randomUUID(), when, to, hours: null })
const newChain = (): ChainTerms => ({
  names: { ru: '', en: '' },
  metric: 'resolution',
  levels: [],
  priorities: [],
  steps: [newStep({ percent: 75 }, { kind: 'lead' }), newStep({ after: 0 }, { kind: 'manager' })],
  active: true,
})

/** A chain that is added or changed. */
export function ChainDialog({ chain, choices, onClose }: Props) {
  const { t, language } = useSpeech()
  const [terms, setTerms] = useState<ChainTerms>(chain ?? newChain)
  const add = useAct('POST /escalation-chains', { inForm: true })
  const keep = useAct('PUT /escalation-chains/:id', { inForm: true })
  const set = (part: Partial<ChainTerms>) => setTerms((now) => ({ ...now, ...part }))
  const { names, metric, levels, priorities: chosen, steps, active } = terms
  const save = async () => {
    const body = { names, metric, levels, priorities: chosen, steps, active }
    const saved = chain === undefined ? await add.run({ body }) : await keep.run({ params: { id: chain.id }, body })
    if (saved === undefined) return
    await askAgain('GET /escalation-chains')
    onClose()
  }
  return (
    <EditDialog
      title={chain === undefined ? t('sla.chain-add') : t('sla.chain-edit', { name: chain.names[language] })}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || keep.isPending}
      problem={add.problem ?? keep.problem}
    >
      <NamesFields value={names} onChange={(next) => set({ names: next })} />
      <Select
        label={t('sla.chain-metric')}
        placeholder=""
        value={metric}
        onChange={(next) => set({ metric: next })}
        options={[...metrics.sla, ...metrics.ola, ...metrics.uc].map((id) => ({ id, label: t(`sla.metric.${id}`) }))}
      />
      <SomeOf
        label={t('sla.chain-levels')}
        options={choices.levels.map((level) => ({ id: level.id, label: level.names[language] }))}
        chosen={levels}
        onChange={(next) => set({ levels: next })}
      />
      <SomeOf
        label={t('sla.chain-priorities')}
        options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
        chosen={priorities.filter((one) => chosen.includes(Number(one)))}
        onChange={(next) => set({ priorities: next.map(Number) })}
      />
      {steps.map((step, i) => (
        <ChainStepFields
          key={step.id}
          n={i + 1}
          step={step}
          choices={choices}
          onChange={(part) =>
            setTerms((now) => ({ ...now, steps: now.steps.map((one) => (one.id === step.id ? { ...one, ...part } : one)) }))
          }
          onRemove={steps.length > 1 ? () => set({ steps: steps.filter(({ id }) => id !== step.id) }) : undefined}
        />
      ))}
      <p>
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          disabledBecause={steps.length >= 10 ? t('sla.steps-most') : undefined}
          onPress={() => set({ steps: [...steps, newStep({ after: 3_600_000 }, { kind: 'manager' })] })}
        >
          {t('sla.step-add')}
        </Button>
      </p>
      <Checkbox label={t('sla.chain-active')} isSelected={active} onChange={(next) => set({ active: next })} />
    </EditDialog>
  )
}
