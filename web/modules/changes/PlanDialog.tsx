import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, FormRow, RadioGroup, Select, TextArea, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { ask } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ManyOf } from '../../platform/settings/SomeOf.tsx'
import { findAssets } from '../assets/find.ts'
import { useChangeAct } from './acts.ts'
import { types, type Change, type Plan } from './model.ts'
import { RiskFields, wholeAnswers, type SomeAnswers } from './RiskFields.tsx'

/** All that is intended, in one window: whoever plans a change thinks of it as a whole. */
export function PlanDialog({ change, onClose }: { change: Change; onClose: () => void }) {
  const { t, format, language } = useSpeech()
  const [type, setType] = useState(change.type)
  const [template, setTemplate] = useState(change.template?.id ?? null)
  const [texts, setTexts] = useState({
    plan: change.plan,
    testPlan: change.testPlan,
    rollbackPlan: change.rollbackPlan,
    riskRemark: change.riskRemark,
  })
  const [answers, setAnswers] = useState<SomeAnswers>(change.risk ?? {})
  const [from, setFrom] = useState(change.window?.from ?? null)
  const [to, setTo] = useState(change.window?.to ?? null)
  const [services, setServices] = useState<Option[]>(change.services.map(({ id, names }) => ({ id, label: names[language] })))
  const [assets, setAssets] = useState<Option[]>(change.assets.map(({ id, name }) => ({ id, label: name })))
  const [isTried, setTried] = useState(false)
  const { data: templates } = useQuery(ask('GET /change-templates', {}))
  const { data: known } = useQuery(ask('GET /services', {}))
  const { run, isPending, problem } = useChangeAct('PATCH /tickets/:ref/change')
  const isHalfWindow = (from === null) !== (to === null)
  const isFixed = type === 'standard'
  const text = (name: keyof typeof texts) => ({
    name,
    value: texts[name],
    onChange: (said: string) => setTexts({ ...texts, [name]: said }),
  })
  const save = async () => {
    setTried(true)
    if (isHalfWindow) return
    const own: Partial<Plan> = isFixed
      ? { template }
      : { plan: texts.plan, testPlan: texts.testPlan, rollbackPlan: texts.rollbackPlan, risk: wholeAnswers(answers) }
    const body: Plan = {
      version: change.version,
      type,
      ...own,
      riskRemark: texts.riskRemark,
      window: from === null || to === null ? null : { from, to },
      services: services.map(({ id }) => id),
      assets: assets.map(({ id }) => id),
    }
    if ((await run({ params: { ref: String(change.number) }, body })) !== undefined) onClose()
  }
  const usable = (templates?.items ?? []).filter(({ active, id }) => active || id === change.template?.id)
  return (
    <EditDialog
      title={t('changes.plan-of', { number: String(change.number) })}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      {(change.state === 'asked' || change.state === 'approved') && change.type !== 'standard' && (
        <Banner kind="near">{t('changes.voids')}</Banner>
      )}
      <RadioGroup
        label={t('changes.type')}
        isRow
        value={type}
        onChange={setType}
        options={types.map((id) => ({ id, label: t(`changes.type.${id}`) }))}
        help={t(`changes.type-help.${type}`)}
      />
      {isFixed ? (
        <Select
          label={t('changes.template')}
          placeholder={t('changes.choose-template')}
          value={template}
          onChange={setTemplate}
          help={usable.length === 0 ? t('changes.no-templates') : undefined}
          error={isTried && template === null ? t('common.invalid.missing') : undefined}
          options={usable.map(({ id, names }) => ({ id, label: names[language] }))}
        />
      ) : (
        <>
          <TextArea label={t('changes.plan')} help={t('changes.plan-help')} rows={5} autoFocus {...text('plan')} />
          <RiskFields value={answers} onChange={setAnswers} />
          <FormRow>
            <TextArea label={t('changes.test-plan')} help={t('changes.test-plan-help')} rows={4} {...text('testPlan')} />
            <TextArea label={t('changes.rollback-plan')} help={t('changes.rollback-plan-help')} rows={4} {...text('rollbackPlan')} />
          </FormRow>
        </>
      )}
      <TextArea label={t('changes.risk-remark')} rows={2} {...text('riskRemark')} />
      <FormRow>
        <MomentField
          label={t('changes.window-from')}
          name="from"
          help={t('changes.window-zone', { zone: format.zone })}
          value={from}
          onChange={setFrom}
          error={isTried && isHalfWindow && from === null ? t('common.invalid.missing') : undefined}
        />
        <MomentField
          label={t('changes.window-to')}
          name="to"
          value={to}
          onChange={setTo}
          error={isTried && isHalfWindow && to === null ? t('common.invalid.missing') : undefined}
        />
      </FormRow>
      <FormRow>
        <ManyOf
          label={t('changes.services')}
          addLabel={t('changes.new-service')}
          help={t('changes.services-help')}
          chosen={services}
          onChange={setServices}
          search={async (q) =>
            (known?.items ?? [])
              .map(({ id, names }) => ({ id, label: names[language] }))
              .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()))
          }
        />
        <ManyOf label={t('changes.assets')} addLabel={t('changes.add-asset')} chosen={assets} onChange={setAssets} search={findAssets} />
      </FormRow>
    </EditDialog>
  )
}
