import { useQuery } from '@tanstack/react-query'
import { ClipboardCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Checkbox, EmptyState, Table, TextArea, type Column } from '../../design/index.ts'
import { riskOf } from '#contract/risk-of.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { meaningOfRisk, type Template } from './model.ts'
import { RiskFields, wholeAnswers, type SomeAnswers } from './RiskFields.tsx'

/** What is approved once for all: done often, and safely. */
export function Templates() {
  const { t, language } = useSpeech()
  const query = useQuery(ask('GET /change-templates', {}))
  const [edited, edit] = useState<Template | 'new'>()
  const columns: readonly Column<Template>[] = [
    {
      id: 'name',
      title: t('changes.template-name'),
      isRowHeader: true,
      render: (one) => (
        <Button kind="quiet" size="small" onPress={() => edit(one)}>
          {one.names[language]}
        </Button>
      ),
    },
    {
      id: 'risk',
      title: t('changes.col-risk'),
      render: ({ risk }) => (
        <Badge size="small" kind={meaningOfRisk(riskOf(risk).level)}>
          {t(`changes.risk.${riskOf(risk).level}`)}
        </Badge>
      ),
    },
    { id: 'used', title: t('changes.col-used'), render: ({ used }) => t('changes.template-used', { n: used }) },
    {
      id: 'active',
      title: t('changes.col-state'),
      titleHidden: true,
      render: ({ active }) => !active && <Badge size="small">{t('changes.retired')}</Badge>,
    },
  ]
  return (
    <SettingsPage
      title={t('changes.templates')}
      about={t('changes.templates-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
          {t('changes.add-template')}
        </Button>
      }
    >
      <Table
        label={t('changes.templates')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<ClipboardCheck aria-hidden />} title={t('changes.templates-none')}>
            {t('changes.templates-none-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && <TemplateDialog kept={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}

function TemplateDialog({ kept, onClose }: { kept: Template | undefined; onClose: () => void }) {
  const t = useT()
  const [names, setNames] = useState(kept?.names ?? { ru: '', en: '' })
  const [texts, setTexts] = useState({
    plan: kept?.plan ?? '',
    testPlan: kept?.testPlan ?? '',
    rollbackPlan: kept?.rollbackPlan ?? '',
  })
  const [answers, setAnswers] = useState<SomeAnswers>(kept?.risk ?? {})
  const [active, setActive] = useState(kept?.active ?? true)
  const [isTried, setTried] = useState(false)
  const add = useAct('POST /change-templates', { inForm: true })
  const change = useAct('PUT /change-templates/:id', { inForm: true })
  const text = (name: keyof typeof texts) => ({
    name,
    required: true,
    value: texts[name],
    onChange: (said: string) => setTexts({ ...texts, [name]: said }),
    error: isTried && texts[name].trim() === '' ? t('common.invalid.missing') : undefined,
  })
  const save = async () => {
    setTried(true)
    const risk = wholeAnswers(answers)
    if (risk === null || Object.values(texts).some((one) => one.trim() === '')) return
    const body = { names, ...texts, risk, active }
    const saved = kept === undefined ? await add.run({ body }) : await change.run({ params: { id: kept.id }, body })
    if (saved === undefined) return
    await askAgain('GET /change-templates')
    onClose()
  }
  return (
    <EditDialog
      title={t(kept === undefined ? 'changes.add-template' : 'changes.edit-template')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <NamesFields value={names} onChange={setNames} />
      <TextArea label={t('changes.plan')} help={t('changes.plan-help')} rows={4} {...text('plan')} />
      <TextArea label={t('changes.test-plan')} rows={3} {...text('testPlan')} />
      <TextArea label={t('changes.rollback-plan')} rows={3} {...text('rollbackPlan')} />
      <RiskFields value={answers} onChange={setAnswers} />
      <Checkbox label={t('changes.template-active')} isSelected={active} onChange={setActive} />
    </EditDialog>
  )
}
