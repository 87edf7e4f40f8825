import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, FormRow, NumberField, Select, type Option } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { ManyOf, SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { findStaff } from '../../people/find.ts'
import { circles, type Plan, type PlanList, type PlanTerms } from '../model.ts'

type Props = { plan: Plan | undefined; choices: PlanList; onClose: () => void }

const newPlan: PlanTerms = {
  names: { ru: '', en: '' },
  rank: 100,
  services: [],
  priorities: [1],
  circles: ['requesters', 'contacts', 'followers'],
  people: [],
  everyMinutes: 60,
  hours: null,
  template: 'full',
  wording: 'own',
  approval: 'nobody',
  approver: null,
  active: true,
}
const always = 'always'
const priorities = ['1', '2', '3', '4', '5'] as const

/** A communication plan that is added or changed. */
export function PlanDialog({ plan, choices, onClose }: Props) {
  const { t, language } = useSpeech()
  const [terms, setTerms] = useState<PlanTerms>(plan ?? newPlan)
  const { data: services } = useQuery(ask('GET /services', {}))
  const add = useAct('POST /communication-plans', { inForm: true })
  const keep = useAct('PUT /communication-plans/:id', { inForm: true })
  const set = (part: Partial<PlanTerms>) => setTerms((now) => ({ ...now, ...part }))
  const save = async () => {
    const body = {
      ...terms,
      people: terms.circles.includes('named') ? terms.people : [],
      approver: terms.approval === 'person' ? terms.approver : null,
    }
    const saved = plan === undefined ? await add.run({ body }) : await keep.run({ params: { id: plan.id }, body })
    if (saved === undefined) return
    await askAgain('GET /communication-plans', 'GET /tickets/:ref/updates')
    onClose()
  }
  const named: Option[] = terms.people.map((id) => ({ id, label: choices.people.find((one) => one.id === id)?.name ?? '—' }))
  return (
    <EditDialog
      title={plan === undefined ? t('updates.plan-add') : t('updates.plan-edit', { name: plan.names[language] })}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || keep.isPending}
      problem={add.problem ?? keep.problem}
    >
      <NamesFields value={terms.names} onChange={(names) => set({ names })} />
      {services !== undefined && services.items.length > 0 && (
        <SomeOf
          label={t('updates.services')}
          options={services.items.map(({ id, names }) => ({ id, label: names[language] }))}
          chosen={terms.services}
          onChange={(next) => set({ services: next })}
        />
      )}
      <SomeOf
        label={t('updates.priorities')}
        options={priorities.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
        chosen={priorities.filter((one) => terms.priorities.includes(Number(one)))}
        onChange={(next) => set({ priorities: next.map(Number) })}
      />
      <SomeOf
        label={t('updates.circles')}
        options={circles.map((id) => ({ id, label: t(`updates.circle.${id}`) }))}
        chosen={terms.circles}
        onChange={(next) => set({ circles: circles.filter((one) => next.includes(one)) })}
      />
      {terms.circles.includes('named') && (
        <ManyOf
          label={t('updates.named')}
          addLabel={t('updates.named-add')}
          chosen={named}
          onChange={(next) => set({ people: next.map(({ id }) => id) })}
          search={findStaff}
        />
      )}
      <FormRow>
        <NumberField
          label={t('updates.every')}
          name="everyMinutes"
          help={t('updates.every-help')}
          min={5}
          max={10_080}
          value={terms.everyMinutes ?? Number.NaN}
          onChange={(n) => set({ everyMinutes: Number.isNaN(n) ? null : n })}
        />
        <Select
          label={t('updates.hours')}
          placeholder=""
          value={terms.hours ?? always}
          onChange={(hours) => set({ hours: hours === always ? null : hours })}
          options={[
            { id: always, label: t('updates.always') },
            ...choices.calendars.map(({ id, names }) => ({ id, label: names[language] })),
          ]}
        />
        <NumberField
          label={t('updates.rank')}
          name="rank"
          help={t('updates.rank-help')}
          min={0}
          value={terms.rank}
          onChange={(rank) => set({ rank })}
        />
      </FormRow>
      <FormRow>
        <Select
          label={t('updates.template')}
          placeholder=""
          value={terms.template}
          onChange={(template) => set({ template })}
          options={(['full', 'short'] as const).map((id) => ({ id, label: t(`updates.template.${id}`) }))}
        />
        <Select
          label={t('updates.wording')}
          placeholder=""
          value={terms.wording}
          onChange={(wording) => set({ wording })}
          options={(['own', 'both', 'ru', 'en'] as const).map((id) => ({ id, label: t(`updates.wording.${id}`) }))}
        />
      </FormRow>
      <FormRow>
        <Select
          label={t('updates.approval')}
          placeholder=""
          value={terms.approval}
          onChange={(approval) => set({ approval })}
          options={(['nobody', 'communicator', 'person'] as const).map((id) => ({ id, label: t(`updates.approval.${id}`) }))}
        />
        {terms.approval === 'person' && (
          <Select
            label={t('updates.approver')}
            placeholder={t('updates.choose')}
            value={terms.approver}
            onChange={(approver) => set({ approver })}
            options={choices.people.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
      </FormRow>
      <Checkbox label={t('updates.active')} isSelected={terms.active} onChange={(active) => set({ active })} />
    </EditDialog>
  )
}
