import { useState } from 'react'
import { Select, TextArea, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'

type Organisation = Answer<'GET /organisations/:id'>
type OrganisationDialogProps = { organisation?: Organisation | undefined; onClose: () => void; onSaved?: (id: string) => void }

const kinds = ['client', 'vendor'] as const

/** An organisation that is added, or changed. */
export function OrganisationDialog({ organisation, onClose, onSaved }: OrganisationDialogProps) {
  const t = useT()
  const [name, setName] = useState(organisation?.name ?? '')
  const [kind, setKind] = useState(organisation?.kind ?? 'client')
  const [domains, setDomains] = useState(organisation?.domains.join(', ') ?? '')
  const [remark, setRemark] = useState(organisation?.remark ?? '')
  const add = useAct('POST /organisations', { inForm: true })
  const change = useAct('PATCH /organisations/:id', { inForm: true })
  const save = async () => {
    const body = { name, kind, domains: domains.split(/[\s,;]+/).filter((domain) => domain !== ''), remark }
    const saved = organisation === undefined ? await add.run({ body }) : await change.run({ params: { id: organisation.id }, body })
    if (saved === undefined) return
    await askAgain('GET /organisations', 'GET /organisations/:id')
    onClose()
    onSaved?.(saved.id)
  }
  return (
    <EditDialog
      title={organisation?.name ?? t('people.add-organisation')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <TextField label={t('people.organisation-name')} name="name" required autoFocus value={name} onChange={setName} />
      {kind !== 'provider' && (
        <Select
          label={t('desk.organisation-kind')}
          placeholder={t('desk.organisation-kind')}
          value={kind}
          onChange={setKind}
          options={kinds.map((id) => ({ id, label: t(`desk.organisation-kind.${id}`) }))}
        />
      )}
      <TextField label={t('desk.domains')} name="domains" help={t('people.domains-help')} value={domains} onChange={setDomains} />
      <TextArea label={t('desk.remark')} name="remark" value={remark} onChange={setRemark} />
    </EditDialog>
  )
}
