import { useQuery } from '@tanstack/react-query'
import { FileList, FormActs, Select, TextArea, TextField } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { languageNames } from '../../../platform/Look.tsx'
import { useNow } from '../../../platform/now.ts'
import { ask } from '../../../platform/query.ts'
import type { Attachment } from '../../conversations/model.ts'
import { useUploads } from '../../conversations/uploads.ts'
import { Attach, WritingPlace } from '../../conversations/WritingPlace.tsx'
import { timeThere, type Vendor } from '../../vendors/model.ts'
import { readAddresses } from '../audience.ts'
import type { Page } from '../model.ts'
import { TicketFiles } from '../TicketFiles.tsx'

export const useVendors = (): readonly Vendor[] => useQuery(ask('GET /vendors', {})).data?.items ?? []

export function VendorSelect({ value, onChange }: { value: string | null; onChange: (vendor: Vendor) => void }) {
  const { t, format } = useSpeech()
  const vendors = useVendors()
  return (
    <Select
      label={t('tickets.vendor')}
      placeholder={t('tickets.choose')}
      value={value}
      onChange={(id) => {
        const chosen = vendors.find((vendor) => vendor.id === id)
        if (chosen !== undefined) onChange(chosen)
      }}
      options={vendors.map(({ id, name, products }) => ({
        id,
        label: name,
        hint: products.length > 0 ? format.list(products) : undefined,
      }))}
      required
    />
  )
}

type ChangeFiles = (change: (files: readonly Attachment[]) => readonly Attachment[]) => void

/** A letter to a vendor while it is written. */
export type VendorLetter = {
  field: (name: string) => string
  set: (name: string) => (text: string) => void
  files: readonly Attachment[]
  onFiles: ChangeFiles
}

/** What would be sent, and what is wrong with it; half a letter (an address or words alone) is wrong too. */
export function readLetter({ field, files }: VendorLetter) {
  const { addresses, wrong } = readAddresses(field('vendorTo'))
  const [subject, text] = [field('vendorSubject').trim(), field('vendorText').trim()]
  const isWritten = text !== '' && addresses.length > 0 && wrong === undefined
  const isEmpty = text === '' && files.length === 0
  const attachments = files.map(({ id }) => id)
  return { isWritten, isHalf: !isWritten && !isEmpty, letter: { to: addresses, text, attachments, ...(subject === '' ? {} : { subject }) } }
}

/** The letter to the vendor: only what is written and chosen here goes to him. */
export function VendorFields({ page, letter, vendor }: { page: Page; letter: VendorLetter; vendor: Vendor | undefined }) {
  const t = useT()
  const { field, set, files, onFiles } = letter
  const { wrong } = readAddresses(field('vendorTo'))
  const uploads = useUploads(files, onFiles)
  return (
    <>
      {vendor !== undefined && <About vendor={vendor} />}
      <TextField
        label={t('tickets.vendor-to')}
        help={t('tickets.vendor-to-help')}
        error={wrong === undefined ? undefined : t('tickets.cc-wrong', { address: wrong })}
        name="letter.to"
        value={field('vendorTo')}
        onChange={set('vendorTo')}
      />
      <TextField
        label={t('vendors.subject')}
        help={t('vendors.subject-help')}
        name="letter.subject"
        value={field('vendorSubject')}
        onChange={set('vendorSubject')}
      />
      <WritingPlace className={undefined} onFiles={uploads.add}>
        <TextArea
          label={t('tickets.vendor-letter')}
          help={t('tickets.vendor-letter-help')}
          name="letter.text"
          value={field('vendorText')}
          onChange={set('vendorText')}
          rows={4}
        />
        <FormActs>
          <Attach onFiles={uploads.add} />
          <TicketFiles page={page} onPick={(picked) => onFiles((now) => [...now, ...picked])} />
        </FormActs>
        {uploads.lines.length > 0 && <FileList label={t('conversations.files')} files={uploads.lines} onRemove={uploads.remove} />}
      </WritingPlace>
    </>
  )
}

/** In which language to write, and whether anybody is there now. */
function About({ vendor: { name, language: speaks, timeZone } }: { vendor: Vendor }) {
  const { t, language } = useSpeech()
  const now = useNow()
  return <p>{t('vendors.speaks', { name, language: languageNames[speaks], time: timeThere(language, timeZone, now) })}</p>
}
