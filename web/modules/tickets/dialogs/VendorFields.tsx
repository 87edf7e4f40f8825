import { useQuery } from '@tanstack/react-query'
import { Select, TextArea, TextField } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { readAddresses } from '../audience.ts'

export function VendorSelect({ value, onChange }: { value: string | null; onChange: (id: string) => void }) {
  const t = useT()
  const { data } = useQuery(ask('GET /organisations', { query: { kind: 'vendor', limit: 100 } }))
  return (
    <Select
      label={t('tickets.vendor')}
      placeholder={t('tickets.choose')}
      value={value}
      onChange={onChange}
      options={(data?.items ?? []).map(({ id, name }) => ({ id, label: name }))}
      required
    />
  )
}

/** The first letter to the vendor: only what is written here goes to him. */
export function VendorFields({ field, set }: { field: (name: string) => string; set: (name: string) => (text: string) => void }) {
  const t = useT()
  const { wrong } = readAddresses(field('vendorTo'))
  return (
    <>
      <TextField
        label={t('tickets.vendor-to')}
        help={t('tickets.vendor-to-help')}
        error={wrong === undefined ? undefined : t('tickets.cc-wrong', { address: wrong })}
        name="letter.to"
        value={field('vendorTo')}
        onChange={set('vendorTo')}
      />
      <TextArea
        label={t('tickets.vendor-letter')}
        help={t('tickets.vendor-letter-help')}
        name="letter.text"
        value={field('vendorText')}
        onChange={set('vendorText')}
        rows={4}
      />
    </>
  )
}
