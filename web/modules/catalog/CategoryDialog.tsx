import { useState } from 'react'
import { Checkbox, Select } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../platform/settings/NamesFields.tsx'
import type { EditedCategory } from './edited.ts'

/** A branch of a service's tree that is added, changed or moved. */
export function CategoryDialog({ edited: { of, category }, onClose }: { edited: EditedCategory; onClose: () => void }) {
  const { t, language } = useSpeech()
  const [names, setNames] = useState(category?.names ?? { ru: '', en: '' })
  /** The service itself stands for the top of its tree. */
  const [parent, setParent] = useState(category?.parent ?? of.id)
  const [active, setActive] = useState(category?.active ?? true)
  const add = useAct('POST /services/:id/categories', { inForm: true })
  const change = useAct('PATCH /categories/:id', { inForm: true })
  const save = async () => {
    const body = { names, parent: parent === of.id ? null : parent }
    const saved =
      category === undefined
        ? await add.run({ params: { id: of.id }, body })
        : await change.run({ params: { id: category.id }, body: { ...body, active } })
    if (saved === undefined) return
    await askAgain('GET /services')
    onClose()
  }
  return (
    <EditDialog
      title={category?.names[language] ?? t('catalog.add-category')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <NamesFields value={names} onChange={setNames} />
      <Select
        label={t('catalog.parent')}
        placeholder={t('catalog.parent')}
        value={parent}
        onChange={setParent}
        options={[
          { id: of.id, label: t('catalog.top') },
          ...of.categories.filter(({ id }) => id !== category?.id).map(({ id, names: label }) => ({ id, label: label[language] })),
        ]}
      />
      {category !== undefined && <Checkbox label={t('catalog.active')} isSelected={active} onChange={setActive} />}
    </EditDialog>
  )
}
