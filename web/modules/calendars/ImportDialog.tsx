import { useState } from 'react'
import { Banner, FileDrop, RadioGroup, Select } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { Differences } from './Differences.tsx'
import { showAnew } from './draft.ts'
import type { CalendarCard } from './model.ts'

type Source = { text: string } | { shipped: number }
const shippedYears = ['2023', '2024', '2025', '2026'] as const

/** Holidays of a file, or of the Russian production calendar: what they change is shown before it is saved. */
export function ImportDialog({ card: { id, draft }, onClose }: { card: CalendarCard; onClose: () => void }) {
  const { t, format } = useSpeech()
  const [way, setWay] = useState<'file' | 'shipped'>('file')
  const [source, setSource] = useState<Source>()
  const [name, setName] = useState('')
  const look = useAct('POST /calendars/:id/imports', { inForm: true })
  const keep = useAct('POST /calendars/:id/imports', { inForm: true })
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof look.run>>>()
  const revision = draft?.revision ?? 0
  const begin = async (next: Source | undefined, called = '') => {
    setSource(next)
    setName(called)
    setSeen(undefined)
    keep.reset()
    setSeen(next && (await look.run({ params: { id }, body: { source: next, revision } })))
  }
  const save = async () => {
    if (source === undefined || seen === undefined) return
    if ((await keep.run({ params: { id }, body: { source, save: true, revision } })) === undefined) return
    await showAnew()
    onClose()
  }
  return (
    <EditDialog
      title={t('calendars.import')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={look.isPending || keep.isPending}
      problem={keep.problem ?? look.problem}
    >
      <RadioGroup
        label={t('calendars.import-from')}
        isRow
        value={way}
        onChange={(chosen) => {
          setWay(chosen)
          look.reset()
          void begin(undefined)
        }}
        options={(['file', 'shipped'] as const).map((one) => ({ id: one, label: t(`calendars.import-from.${one}`) }))}
      />
      {way === 'file' ? (
        <FileDrop
          label={t('calendars.file')}
          choose={t('calendars.choose-file')}
          hint={t('calendars.file-hint')}
          accept={['.ics', '.xml', 'text/calendar', 'text/xml', 'application/xml']}
          files={name === '' ? [] : [{ id: name, name, size: '' }]}
          onRemove={() => void begin(undefined)}
          onFiles={([file]) => void file?.text().then((text) => begin({ text }, file.name))}
        />
      ) : (
        <Select
          label={t('calendars.production-year')}
          placeholder={t('calendars.choose-year')}
          onChange={(year) => void begin({ shipped: Number(year) })}
          options={shippedYears.map((year) => ({ id: year, label: year }))}
        />
      )}
      {seen !== undefined && (
        <>
          {seen.passedOver.length > 0 && (
            <Banner kind="near" title={t('calendars.passed-over', { count: seen.passedOver.length })}>
              {format.list(seen.passedOver.map((entry) => (entry === '' ? t('calendars.no-name') : entry)))}
            </Banner>
          )}
          <Differences difference={seen.difference} />
        </>
      )}
    </EditDialog>
  )
}
