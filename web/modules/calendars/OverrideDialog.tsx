import { useState } from 'react'
import { ComboBox, DateTimeField, FormRow, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findStaff } from '../people/find.ts'
import type { RotaCard } from './rota-weeks.ts'

/** Puts a person on from one moment to another. */
export function OverrideDialog({ card, onClose }: { card: RotaCard; onClose: () => void }) {
  const { t, format } = useSpeech()
  const now = () => Temporal.Now.plainDateTimeISO(format.zone)
  const [person, setPerson] = useState<Option | null>(null)
  const [from, setFrom] = useState<Temporal.PlainDateTime | undefined>(() => now().round({ smallestUnit: 'minute', roundingMode: 'floor' }))
  const [to, setTo] = useState<Temporal.PlainDateTime>()
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useAct('POST /rotas/:id/overrides', { inForm: true })
  const wire = (moment: Temporal.PlainDateTime) => moment.toZonedDateTime(format.zone).toInstant().toString()
  const save = async () => {
    setTried(true)
    if (person === null || from === undefined || to === undefined) return
    const saved = await run({ params: { id: card.id }, body: { person: person.id, from: wire(from), to: wire(to) } })
    if (saved === undefined) return
    await askAgain('GET /rotas', 'GET /rotas/:id')
    onClose()
  }
  const moments = {
    now,
    say: (moment: Temporal.PlainDateTime) => format.instant(wire(moment), 'full'),
    unreadable: t('rotas.moment-unreadable'),
  }
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog title={t('rotas.add-override')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <ComboBox
        label={t('rotas.override-person')}
        name="person"
        help={t('rotas.override-text')}
        value={person}
        onChange={setPerson}
        search={findStaff}
        error={missing(person === null)}
      />
      <FormRow>
        <DateTimeField
          {...moments}
          label={t('rotas.override-from')}
          name="from"
          value={from}
          onChange={setFrom}
          error={missing(from === undefined)}
        />
        <DateTimeField
          {...moments}
          label={t('rotas.override-to')}
          name="to"
          value={to}
          onChange={setTo}
          error={missing(to === undefined)}
        />
      </FormRow>
    </EditDialog>
  )
}
