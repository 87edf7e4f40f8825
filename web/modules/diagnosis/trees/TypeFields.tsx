import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { FileDrop, FormRow, Labelled, NumberField, SegmentedControl, Select, TextField } from '../../../design/index.ts'
import { Problem, upload } from '../../../platform/client.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { branches } from '../../catalog/branches.ts'
import { CodeSelect } from '../../tickets/dialogs/Resolve.tsx'
import { checkKinds, none, type Step } from './model.ts'

type Of<Type extends Step['type']> = Extract<Step, { type: Type }>

export function CheckFields({ step, onChange }: { step: Of<'check'>; onChange: (part: Partial<Of<'check'>>) => void }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /settings/check-targets', {}))
  const hosts = data?.hosts ?? []
  return (
    <FormRow>
      <Select
        label={t('diagnosis.kind')}
        placeholder={t('diagnosis.kind')}
        value={step.check}
        onChange={(check) => onChange({ check })}
        options={checkKinds.map((id) => ({ id, label: t(`diagnosis.kind.${id}`) }))}
      />
      <TextField
        label={t('diagnosis.target')}
        help={hosts.length === 0 ? t('trees.no-targets') : t('diagnosis.target-help', { hosts: format.list(hosts) })}
        value={step.target}
        onChange={(target) => onChange({ target })}
        required
      />
      {(step.check === 'tcp' || step.check === 'tls' || step.check === 'http') && (
        <NumberField
          label={t('diagnosis.port')}
          min={1}
          max={65_535}
          value={step.port ?? undefined}
          onChange={(port) => onChange({ port: Number.isNaN(port) ? null : port })}
          format={{ useGrouping: false }}
        />
      )}
    </FormRow>
  )
}

const urgencies = ['low', 'normal', 'high'] as const

export function OutcomeFields({ step, onChange }: { step: Of<'outcome'>; onChange: (part: Partial<Of<'outcome'>>) => void }) {
  const t = useT()
  return (
    <>
      <Labelled label={t('trees.outcome')}>
        <SegmentedControl
          label={t('trees.outcome')}
          value={step.outcome}
          onChange={(outcome) => onChange({ outcome })}
          options={(['solved', 'hand-over', 'register'] as const).map((id) => ({ id, label: t(`trees.outcome.${id}`) }))}
        />
      </Labelled>
      {step.outcome === 'solved' && <CodeSelect value={step.code} onChange={(code) => onChange({ code })} />}
      {step.outcome === 'register' && (
        <>
          <PlaceFields service={step.service} category={step.category} onChange={onChange} />
          <Select
            label={t('tickets.urgency')}
            placeholder={t('trees.as-it-is')}
            value={step.urgency ?? none}
            onChange={(id) => onChange({ urgency: urgencies.find((one) => one === id) ?? null })}
            options={[{ id: none, label: t('trees.as-it-is') }, ...urgencies.map((id) => ({ id, label: t(`tickets.urgency.${id}`) }))]}
          />
        </>
      )}
    </>
  )
}

type PlaceFieldsProps = {
  service: string | null
  category: string | null
  onChange: (part: { service?: string | null; category?: string | null }) => void
}

/** A service and a branch of it; none: any. */
export function PlaceFields({ service, category, onChange }: PlaceFieldsProps) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const services = data?.items ?? []
  const chosen = services.find(({ id }) => id === service)
  const categories = useMemo(() => branches(chosen?.categories ?? [], undefined, language), [chosen, language])
  const any = { id: none, label: t('trees.any') }
  return (
    <FormRow>
      <Select
        label={t('tickets.service')}
        placeholder={t('trees.any')}
        value={service ?? none}
        onChange={(id) => onChange({ service: id === none ? null : id, category: null })}
        options={[any, ...services.map(({ id, names }) => ({ id, label: names[language] }))]}
      />
      {categories.length > 0 && (
        <Select
          label={t('tickets.category')}
          placeholder={t('trees.any')}
          value={category ?? none}
          onChange={(id) => onChange({ category: id === none ? null : id })}
          options={[any, ...categories]}
        />
      )}
    </FormRow>
  )
}

export function PictureField({ step, onChange }: { step: Of<'instruction'>; onChange: (picture: string | null) => void }) {
  const t = useT()
  const words = useProblemWords()
  const [moving, setMoving] = useState<{ progress?: number; error?: string }>()
  const send = async (file: File) => {
    setMoving({ progress: 0 })
    try {
      const { id } = await upload('POST /tree-pictures', { query: { name: file.name } }, file, (progress) => setMoving({ progress }))
      setMoving(undefined)
      onChange(id)
    } catch (error) {
      setMoving(error instanceof Problem ? { error: words(error) } : undefined)
    }
  }
  const known = step.picture === null ? [] : [{ id: 'picture', name: t('trees.picture'), size: '' }]
  return (
    <FileDrop
      label={t('trees.picture')}
      choose={t('trees.choose-picture')}
      hint={t('trees.picture-hint')}
      accept={['image/png', 'image/jpeg', 'image/gif', 'image/webp']}
      onFiles={(files) => files[0] !== undefined && void send(files[0])}
      files={moving === undefined ? known : [{ id: 'picture', name: t('trees.picture'), size: '', ...moving }]}
      onRemove={() => {
        setMoving(undefined)
        onChange(null)
      }}
    />
  )
}
