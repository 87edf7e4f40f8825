import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Banner, Button, Dialog, FormRow, Skeleton, TextField } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { Outcome } from './Replayed.tsx'

type Days = { from: string; to: string }
type ReplayProps = { id: string; onClose: () => void }

/** What past months would have looked like under the draft of an agreement. */
export function ReplayDialog({ id, onClose }: ReplayProps) {
  return <Replay onClose={onClose}>{(query) => <OfAgreement id={id} query={query} />}</Replay>
}

/** The same under the draft of a calendar, for every agreement that counts by it. */
export function CalendarReplayDialog({ id, onClose }: ReplayProps) {
  return <Replay onClose={onClose}>{(query) => <OfCalendar id={id} query={query} />}</Replay>
}

const how = { staleTime: 0, retry: false } as const

function OfAgreement({ id, query }: { id: string; query: Days }) {
  const { data, error } = useQuery({ ...ask('GET /agreements/:id/what-if', { params: { id }, query }), ...how })
  return <Answered data={data} error={error} />
}

function OfCalendar({ id, query }: { id: string; query: Days }) {
  const { data, error } = useQuery({ ...ask('GET /calendars/:id/what-if', { params: { id }, query }), ...how })
  return <Answered data={data} error={error} />
}

function Answered({ data, error }: { data: Answer<'GET /agreements/:id/what-if'> | undefined; error: Error | null }) {
  const { t } = useSpeech()
  const words = useProblemWords()
  if (error !== null) return <Banner kind="late">{words(error)}</Banner>
  return data === undefined ? <Skeleton label={t('common.loading')} lines={6} /> : <Outcome replayed={data} />
}

/** Which days are replayed; both are included. */
function Replay({ onClose, children }: { onClose: () => void; children: (query: Days) => ReactNode }) {
  const { t } = useSpeech()
  const today = Temporal.Now.plainDateISO()
  const [days, setDays] = useState({ from: today.with({ day: 1 }).subtract({ months: 2 }).toString(), to: today.toString() })
  const [asked, setAsked] = useState(days)
  return (
    <Dialog title={t('sla.replay')} size="wide" isOpen onOpenChange={onClose} acts={<Button onPress={onClose}>{t('common.close')}</Button>}>
      <p>{t('sla.replay-text')}</p>
      <FormRow>
        <TextField
          label={t('sla.replay-from')}
          name="from"
          type="date"
          required
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
        />
        <TextField label={t('sla.replay-to')} name="to" type="date" required value={days.to} onChange={(to) => setDays({ ...days, to })} />
      </FormRow>
      <p>
        <Button
          kind="do"
          disabledBecause={days.from === '' || days.to === '' ? t('sla.replay-days') : undefined}
          onPress={() => setAsked(days)}
        >
          {t('sla.replay-do')}
        </Button>
      </p>
      {children({ from: asked.from, to: Temporal.PlainDate.from(asked.to).add({ days: 1 }).toString() })}
    </Dialog>
  )
}
