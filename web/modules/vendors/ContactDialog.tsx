import { useState } from 'react'
import { TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import type { Vendor } from './model.ts'

/** Somebody who works at the vendor; he gets no account by it. */
export function ContactDialog({ vendor, onClose }: { vendor: Vendor; onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const { run, isPending, problem } = useAct('POST /people', { inForm: true })
  const save = async () => {
    const { id: organisation, language, timeZone } = vendor
    const reached = { ...(email === '' ? {} : { email }), ...(phone === '' ? {} : { phone }) }
    if ((await run({ body: { name, organisation, language, timeZone, ...reached } })) === undefined) return
    await askAgain('GET /vendors', 'GET /vendors/:id', 'GET /people')
    onClose()
  }
  return (
    <EditDialog title={t('vendors.add-contact')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField label={t('tickets.person-name')} name="name" required autoFocus value={name} onChange={setName} />
      <TextField label={t('tickets.email')} name="email" type="email" value={email} onChange={setEmail} />
      <TextField label={t('tickets.phone')} name="phone" type="tel" value={phone} onChange={setPhone} />
    </EditDialog>
  )
}
