import { useState } from 'react'
import { FormRow, NumberField, Section, Select, TextArea } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useGo } from '../../../platform/go.ts'
import { askAgain, useAct } from '../../../platform/query.ts'
import { MomentField } from '../../../platform/MomentField.tsx'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { AvailabilityFields } from './AvailabilityFields.tsx'
import { MatchFields } from './MatchFields.tsx'
import { metrics, newTerms, termsOf, texts, type Agreement, type Kind, type Terms } from './model.ts'
import { TargetFields } from './TargetFields.tsx'

type Calendars = Answer<'GET /agreements'>['calendars']
type Props = { kind: Kind; calendars: Calendars; agreement?: Agreement | undefined; onClose: () => void }

/** The draft of an agreement that is added, or of its next version. */
export function AgreementDialog({ kind, calendars, agreement, onClose }: Props) {
  const { t, language } = useSpeech()
  const go = useGo()
  const last = agreement?.versions[0]
  const [names, setNames] = useState(agreement?.names ?? { ru: '', en: '' })
  const [terms, setTerms] = useState<Terms>(last ? termsOf(last) : newTerms(kind, calendars[0]?.id ?? ''))
  const change = (part: Partial<Terms>) => setTerms((now) => ({ ...now, ...part }))
  const add = useAct('POST /agreements', { inForm: true })
  const keep = useAct('PUT /agreements/:id/draft', { inForm: true })
  const save = async () => {
    const saved =
      agreement === undefined
        ? await add.run({ body: { kind, names, terms } })
        : await keep.run({ params: { id: agreement.id }, body: { names, terms } })
    if (saved === undefined) return
    await askAgain('GET /agreements', 'GET /agreements/:id', 'GET /agreements/:id/trial')
    onClose()
    if (agreement === undefined) go(`/settings/agreements/${saved.id}`)
  }
  const known =
    last && !calendars.some(({ id }) => id === last.calendar)
      ? [{ id: last.calendar, names: last.calendarNames, timeZone: last.timeZone }]
      : []
  return (
    <EditDialog
      title={agreement === undefined ? t(`sla.add.${kind}`) : t('sla.edit-draft')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || keep.isPending}
      problem={add.problem ?? keep.problem}
    >
      <NamesFields value={names} onChange={setNames} />
      <FormRow>
        <MomentField label={t('sla.from')} value={terms.validFrom} onChange={(validFrom) => validFrom !== null && change({ validFrom })} />
        <MomentField label={t('sla.to')} help={t('sla.to-help')} value={terms.validTo} onChange={(validTo) => change({ validTo })} />
        <NumberField
          label={t('sla.rank')}
          help={t('sla.rank-help')}
          min={0}
          max={100_000}
          value={terms.rank}
          onChange={(rank) => change({ rank })}
        />
      </FormRow>
      <Select
        label={t('sla.calendar')}
        placeholder={t('tickets.none')}
        value={terms.calendar}
        onChange={(calendar) => change({ calendar })}
        options={[...known, ...calendars].map(({ id, names: called, timeZone }) => ({ id, label: called[language], hint: timeZone }))}
      />
      <MatchFields kind={kind} match={terms.match} named={agreement?.named ?? {}} onChange={(match) => change({ match })} />
      {metrics[kind].map((metric) => (
        <TargetFields
          key={metric}
          metric={metric}
          target={terms.targets.find((target) => target.metric === metric)}
          isOnly={metrics[kind].length === 1}
          onSteps={(steps) =>
            setTerms((now) => ({
              ...now,
              targets: now.targets.map((one) => (one.metric === metric ? { ...one, steps: steps(one.steps ?? []) } : one)),
            }))
          }
          onChange={(target) =>
            change({
              targets: metrics[kind].flatMap((one) => (one === metric ? target : terms.targets.find((old) => old.metric === one)) ?? []),
            })
          }
        />
      ))}
      {kind === 'sla' && (
        <AvailabilityFields
          promises={terms.availability ?? []}
          services={terms.match.services}
          calendars={[...known, ...calendars]}
          hours={last?.hours ?? {}}
          onChange={(availability) => change({ availability })}
        />
      )}
      {texts.map((name) => (
        <Section key={name} title={t(`sla.text.${name}`)} level={3}>
          <FormRow>
            {(['ru', 'en'] as const).map((own) => (
              <TextArea
                key={own}
                label={t(`sla.text-${own}`)}
                name={`terms.texts.${name}.${own}`}
                rows={2}
                value={terms.texts[name][own]}
                onChange={(text) => change({ texts: { ...terms.texts, [name]: { ...terms.texts[name], [own]: text } } })}
              />
            ))}
          </FormRow>
        </Section>
      ))}
    </EditDialog>
  )
}
