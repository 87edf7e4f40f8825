import { useState } from 'react'
import { ComboBox, FormRow, NumberField, Select, TextField, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { useFindPeople } from '../tickets/find-people.ts'

export type Improvement = Answer<'GET /improvements'>['items'][number]
const states = ['idea', 'accepted', 'doing', 'done', 'measured', 'dropped'] as const

/** `ticket`: what a new one comes from; `text`: the lesson that it is made of. */
type ImprovementDialogProps = { of?: Improvement | undefined; ticket?: number | undefined; text?: string | undefined; onClose: () => void }

export function ImprovementDialog({ of, ticket, text = '', onClose }: ImprovementDialogProps) {
  const t = useT()
  const { person } = useMe()
  const [what, setWhat] = useState(of?.what ?? text.slice(0, 300))
  const [state, setState] = useState<Improvement['state']>(of?.state ?? 'idea')
  const find = useFindPeople()
  const [owner, setOwner] = useState<Option | null>(() => ownerOf(of === undefined ? person : of.owner))
  const [due, setDue] = useState(of?.due ?? '')
  const [unit, setUnit] = useState(of?.unit ?? '')
  const [expected, setExpected] = useState<number | null>(of?.expected ?? null)
  const [measured, setMeasured] = useState<number | null>(of?.measured ?? null)
  const add = useAct('POST /improvements', { inForm: true })
  const edit = useAct('PUT /improvements/:id', { inForm: true })
  const save = async () => {
    const body = { what, state, owner: owner?.id ?? null, due: due === '' ? null : due, unit, expected, measured }
    const done =
      of === undefined
        ? await add.run({ body: { ...body, ticket: ticket === undefined ? null : String(ticket) } })
        : await edit.run({ params: { id: of.id }, body })
    if (done === undefined) return
    await askAgain('GET /improvements')
    onClose()
  }
  return (
    <EditDialog
      title={t(of === undefined ? 'problems.add-improvement' : 'problems.improvement')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || edit.isPending}
      problem={add.problem ?? edit.problem}
    >
      <TextField label={t('problems.what')} name="what" required autoFocus maxLength={300} value={what} onChange={setWhat} />
      <FormRow>
        <Select
          label={t('problems.status')}
          placeholder=""
          value={state}
          onChange={setState}
          options={states.map((id) => ({ id, label: t(`problems.improvement-state.${id}`) }))}
        />
        <TextField label={t('problems.due')} name="due" type="date" value={due} onChange={setDue} />
      </FormRow>
      <ComboBox label={t('problems.owner')} name="owner" value={owner} onChange={setOwner} search={find} />
      <TextField label={t('problems.unit')} help={t('problems.unit-help')} name="unit" maxLength={60} value={unit} onChange={setUnit} />
      <FormRow>
        <NumberField
          label={t('problems.expected')}
          name="expected"
          value={expected ?? undefined}
          onChange={(next) => setExpected(known(next))}
        />
        <NumberField
          label={t('problems.measured')}
          name="measured"
          value={measured ?? undefined}
          onChange={(next) => setMeasured(known(next))}
        />
      </FormRow>
    </EditDialog>
  )
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
const ownerOf = (person: { id: string; name: string } | null): Option | null => person && { id: person.id, label: person.name }
