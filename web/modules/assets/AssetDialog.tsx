import { useState } from 'react'
import { AssetKind } from '#contract/assets.ts'
import { Checkbox, ComboBox, FormRow, Select, TextArea, TextField, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findOrganisations, findPeople } from '../people/find.ts'

type Asset = Answer<'GET /assets'>['items'][number]
type AssetDialogProps = { asset?: Asset | undefined; onClose: () => void }

const optionOf = (one: { id: string; name: string } | null | undefined): Option | null => (one ? { id: one.id, label: one.name } : null)

/** An asset that is added, looked at, changed, given to another owner, or retired. */
export function AssetDialog({ asset, onClose }: AssetDialogProps) {
  const t = useT()
  const [facts, setFacts] = useState({
    name: asset?.name ?? '',
    kind: asset?.kind ?? 'computer',
    inventory: asset?.inventory ?? '',
    serial: asset?.serial ?? '',
    remark: asset?.remark ?? '',
  })
  const [person, setPerson] = useState(optionOf(asset?.person))
  const [organisation, setOrganisation] = useState(optionOf(asset?.organisation))
  const [retired, setRetired] = useState(asset !== undefined && asset.retiredAt !== null)
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }))
  const add = useAct('POST /assets', { inForm: true })
  const change = useAct('PATCH /assets/:id', { inForm: true })
  const save = async () => {
    const body = { ...facts, person: person?.id ?? null, organisation: organisation?.id ?? null }
    const saved = asset === undefined ? await add.run({ body }) : await change.run({ params: { id: asset.id }, body: { ...body, retired } })
    if (saved === undefined) return
    await askAgain('GET /assets')
    onClose()
  }
  return (
    <EditDialog
      title={asset?.name ?? t('assets.add')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <FormRow>
        <TextField label={t('assets.name')} name="name" required autoFocus value={facts.name} onChange={(name) => set({ name })} />
        <Select
          label={t('assets.kind')}
          placeholder={t('assets.kind')}
          value={facts.kind}
          onChange={(kind) => set({ kind })}
          options={AssetKind.options.map((id) => ({ id, label: t(`assets.kind.${id}`) }))}
        />
      </FormRow>
      <FormRow>
        <TextField
          label={t('assets.inventory')}
          name="inventory"
          help={t('assets.inventory-help')}
          value={facts.inventory}
          onChange={(inventory) => set({ inventory })}
        />
        <TextField label={t('assets.serial')} name="serial" value={facts.serial} onChange={(serial) => set({ serial })} />
      </FormRow>
      <FormRow>
        <ComboBox label={t('assets.person')} name="person" value={person} onChange={setPerson} search={findPeople} />
        <ComboBox
          label={t('tickets.organisation')}
          name="organisation"
          value={organisation}
          onChange={setOrganisation}
          search={findOrganisations}
        />
      </FormRow>
      <TextArea label={t('desk.remark')} name="remark" value={facts.remark} onChange={(remark) => set({ remark })} />
      {asset !== undefined && <Checkbox label={t('assets.retired')} isSelected={retired} onChange={setRetired} />}
    </EditDialog>
  )
}
