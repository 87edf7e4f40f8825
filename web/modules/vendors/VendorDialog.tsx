import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormRow, Select, TextArea, TextField, toast } from '../../design/index.ts'
import { languages, useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ZoneField } from '../people/ZoneField.tsx'
import { readAddresses } from '../tickets/audience.ts'
import { listed, type Vendor } from './model.ts'

type VendorDialogProps = { vendor?: Vendor; onClose: () => void; onSaved?: (id: string) => void }

/** A vendor that is added, or of which something else is known now. */
export function VendorDialog({ vendor, onClose, onSaved }: VendorDialogProps) {
  const { t } = useSpeech()
  const { data: desk } = useQuery(ask('GET /settings/desk', {}))
  const [facts, setFacts] = useState({
    name: vendor?.name ?? '',
    mail: vendor?.mail.join(', ') ?? '',
    timeZone: vendor?.timeZone,
    language: vendor?.language,
    products: vendor?.products.join(', ') ?? '',
    remark: vendor?.remark ?? '',
  })
  const set =
    <F extends keyof typeof facts>(field: F) =>
    (value: (typeof facts)[F]) =>
      setFacts((now) => ({ ...now, [field]: value }))
  const add = useAct('POST /vendors', { inForm: true })
  const change = useAct('PUT /vendors/:id', { inForm: true })
  const { addresses, wrong } = readAddresses(facts.mail)
  const timeZone = facts.timeZone ?? desk?.timeZone ?? 'Europe/Moscow'
  const language = facts.language ?? desk?.language ?? 'ru'
  const save = async () => {
    if (wrong !== undefined) return
    const body = { name: facts.name, mail: addresses, timeZone, language, products: listed(facts.products), remark: facts.remark }
    const saved = vendor === undefined ? await add.run({ body }) : await change.run({ params: { id: vendor.id }, body })
    if (saved === undefined) return
    await askAgain('GET /vendors', 'GET /vendors/:id', 'GET /organisations')
    onClose()
    toast({ kind: 'met', text: t('vendors.saved', { name: saved.name }) })
    onSaved?.(saved.id)
  }
  return (
    <EditDialog
      title={vendor?.name ?? t('vendors.add')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <TextField label={t('vendors.name')} name="name" required autoFocus value={facts.name} onChange={set('name')} />
      <TextField
        label={t('vendors.mail')}
        help={t('vendors.mail-help')}
        error={wrong === undefined ? undefined : t('vendors.wrong-address', { address: wrong })}
        name="mail"
        value={facts.mail}
        onChange={set('mail')}
      />
      <FormRow>
        <ZoneField label={t('vendors.time-zone')} name="timeZone" value={timeZone} onChange={set('timeZone')} />
        <Select
          label={t('vendors.language')}
          placeholder={t('vendors.language')}
          value={language}
          onChange={set('language')}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
        />
      </FormRow>
      <TextField
        label={t('vendors.products')}
        help={t('vendors.products-help')}
        name="products"
        value={facts.products}
        onChange={set('products')}
      />
      <TextArea label={t('vendors.remark')} name="remark" rows={3} value={facts.remark} onChange={set('remark')} />
    </EditDialog>
  )
}
