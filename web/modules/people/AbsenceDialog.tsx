import { useState } from 'react'
import { ComboBox, DateTimeField, FormRow, toast, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findStaff } from './find.ts'

/** Somebody will be away from one moment to another. */
export function AbsenceDialog({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) {
  const { t, format } = useSpeech()
  const now = () => Temporal.Now.plainDateTimeISO(format.zone)
  const [substitute, setSubstitute] = useState<Option | null>(null)
  const [from, setFrom] = useState<Temporal.PlainDateTime | undefined>(() => now().round({ smallestUnit: 'minute', roundingMode: 'floor' }))
  const [to, setTo] = useState<Temporal.PlainDateTime>()
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useAct('POST /absences', { inForm: true })
  const wire = (moment: Temporal.PlainDateTime) => moment.toZonedDateTime(format.zone).toInstant().toString()
  const save = async () => {
    setTried(true)
    if (from === undefined || to === undefined) return
    const body = { person: person.id, substitute: substitute?.id ?? null, from: wire(from), to: wire(to) }
    if ((await run({ body })) === undefined) return
    await askAgain('GET /absences')
    onClose()
    toast({ kind: 'met', text: t('people.absence-set') })
  }
  const moments = {
    now,
    say: (moment: Temporal.PlainDateTime) => format.instant(wire(moment), 'full'),
    unreadable: t('rotas.moment-unreadable'),
  }
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog
      title={`${t('people.absence-add')} · ${person.name}`}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <FormRow>
        <DateTimeField
          {...moments}
          label={t('people.absence-from')}
          name="from"
          value={from}
          onChange={setFrom}
          error={missing(from === undefined)}
        />
        <DateTimeField
          {...moments}
          label={t('people.absence-to')}
          name="to"
          value={to}
          onChange={setTo}
          error={missing(to === undefined)}
        />
      </FormRow>
      <ComboBox
        label={t('people.absence-substitute')}
        name="substitute"
        help={t('people.absence-substitute-help')}
        value={substitute}
        onChange={setSubstitute}
        search={findStaff}
      />
    </EditDialog>
  )
}
