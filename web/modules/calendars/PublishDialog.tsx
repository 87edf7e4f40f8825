import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Skeleton, TextField, toast } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { Differences } from './Differences.tsx'
import { showAnew } from './draft.ts'
import type { CalendarCard } from './model.ts'
import { Trial } from './Trial.tsx'
import { dateInText } from './words.ts'

type PublishDialogProps = { card: CalendarCard; draft: NonNullable<CalendarCard['draft']>; onClose: () => void }

/** From which date the draft holds, why, and what it changes. */
export function PublishDialog({ card: { id }, draft, onClose }: PublishDialogProps) {
  const { t, language } = useSpeech()
  const [from, setFrom] = useState(() => Temporal.Now.plainDateISO().toString())
  const [reason, setReason] = useState('')
  const { data } = useQuery({ ...ask('GET /calendars/:id/draft/difference', { params: { id } }), gcTime: 0 })
  const { run, isPending, problem } = useAct('POST /calendars/:id/versions', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id }, body: { from, reason, revision: draft.revision } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('calendars.is-published', { date: dateInText(language, from) }) })
    await showAnew()
  }
  return (
    <EditDialog
      title={t('calendars.publish')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField
        label={t('calendars.valid-from')}
        name="from"
        type="date"
        required
        help={t('calendars.valid-from-text')}
        value={from}
        onChange={setFrom}
      />
      <TextField
        label={t('calendars.reason')}
        name="reason"
        required
        maxLength={300}
        help={t('calendars.reason-help')}
        value={reason}
        onChange={setReason}
      />
      {from !== '' && <Trial calendar={id} from={from} />}
      {data === undefined ? <Skeleton label={t('common.loading')} lines={4} /> : <Differences difference={data} />}
    </EditDialog>
  )
}
