import { Star, X } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Dialog, Form, FormRow, IconButton, Select, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import styles from './People.module.css'

type Person = Answer<'GET /people/:id'>
const kinds = ['email', 'phone', 'telegram', 'other'] as const

/** The addresses of one person: which come first, which are no more, which are new. */
export function AddressesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT()
  const [kind, setKind] = useState<(typeof kinds)[number]>('email')
  const [value, setValue] = useState('')
  const add = useAct('POST /people/:id/addresses', { inForm: true })
  const prefer = useAct('PUT /people/:id/addresses/:address/preference')
  const remove = useAct('DELETE /people/:id/addresses/:address')
  const params = { id: person.id }
  const again = async (done: unknown) => {
    if (done !== undefined) await askAgain('GET /people/:id', 'GET /people')
  }
  const save = async () => {
    const done = await add.run({ params, body: { kind, value } })
    if (done !== undefined) setValue('')
    await again(done)
  }
  return (
    <Dialog title={t('people.addresses')} isOpen onOpenChange={onClose} acts={<Button onPress={onClose}>{t('common.close')}</Button>}>
      <ul className={styles.members}>
        {person.addresses.map((address) => (
          <li key={address.id}>
            <span>{address.value}</span>
            <span className={styles.quiet}>{t(`desk.address.${address.kind}`)}</span>
            {address.primary ? (
              <Badge size="small">{t('people.preferred')}</Badge>
            ) : (
              <IconButton
                size="small"
                label={t('people.prefer', { address: address.value })}
                icon={<Star aria-hidden />}
                onPress={() => void prefer.run({ params: { ...params, address: address.id } }).then(again)}
              />
            )}
            <IconButton
              size="small"
              label={`${t('common.remove')}: ${address.value}`}
              icon={<X aria-hidden />}
              onPress={() => void remove.run({ params: { ...params, address: address.id } }).then(again)}
            />
          </li>
        ))}
      </ul>
      <Form label={t('people.add-address')} onSubmit={() => void save()} {...formFaults(t, add.problem)}>
        <FormRow>
          <Select
            label={t('people.address-kind')}
            placeholder={t('people.address-kind')}
            value={kind}
            onChange={setKind}
            options={kinds.map((id) => ({ id, label: t(`desk.address.${id}`) }))}
          />
          <TextField label={t('people.address')} name="value" required value={value} onChange={setValue} />
        </FormRow>
        <Button type="submit" isPending={add.isPending}>
          {t('people.add-address')}
        </Button>
      </Form>
    </Dialog>
  )
}
