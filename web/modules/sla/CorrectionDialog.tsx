import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, DateTimeField, RadioGroup, Select, Skeleton, Table, TextField, toast, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { TicketDialog } from '../tickets/dialogs/TicketDialog.tsx'
import { placeWords, saidWords } from './clock-words.ts'

type Corrections = Answer<'GET /tickets/:ref/corrections'>
type Said = { kind: 'start'; startedAt: string } | { kind: 'pause'; wait: string }
type Restated = Answer<'GET /tickets/:ref/corrections/trial'>['items'][number]

/** A start or a pause that was written down wrongly: what the promises said, what they would say, and why. */
export function CorrectionDialog({ number, corrections, onClose }: { number: number; corrections: Corrections; onClose: () => void }) {
  const { t, format } = useSpeech()
  const { startedAt, openedAt, waits } = corrections
  const [kind, setKind] = useState<'start' | 'pause'>('start')
  const [start, setStart] = useState<Temporal.PlainDateTime>()
  const [wait, setWait] = useState<string>()
  const [reason, setReason] = useState('')
  const correct = useAct('POST /tickets/:ref/corrections', { inForm: true })
  const params = { ref: String(number) }
  const said: Said | undefined =
    kind === 'start'
      ? start && { kind, startedAt: start.toZonedDateTime(format.zone).toInstant().toString() }
      : wait === undefined
        ? undefined
        : { kind, wait }
  const run = async () => {
    if (said === undefined || (await correct.run({ params, body: { ...said, reason } })) === undefined) return
    await askAgain('GET /tickets/:ref', 'GET /tickets/:ref/clocks', 'GET /tickets/:ref/corrections')
    onClose()
    toast({ kind: 'met', text: t('sla.corrected') })
  }
  return (
    <TicketDialog
      title={t('sla.correct-title')}
      does={t('sla.correct-do')}
      onDo={() => void run()}
      onClose={onClose}
      isPending={correct.isPending}
      problem={correct.problem}
      disabledBecause={said === undefined ? t('tickets.refusal.tickets.correction-incomplete') : undefined}
    >
      <p>{t('sla.correct-text')}</p>
      <RadioGroup<'start' | 'pause'>
        label={t('sla.correct-what')}
        value={kind}
        onChange={setKind}
        options={[
          { id: 'start', label: t('sla.correct.start') },
          { id: 'pause', label: t('sla.correct.pause') },
        ]}
      />
      {kind === 'start' ? (
        <DateTimeField
          towards="past"
          label={t('sla.correct-started')}
          help={t('sla.correct-started-help', { at: format.instant(startedAt, 'full'), opened: format.instant(openedAt, 'full') })}
          value={start}
          onChange={setStart}
          now={() => Temporal.Now.plainDateTimeISO(format.zone)}
          say={(moment) => format.instant(moment.toZonedDateTime(format.zone).toInstant().toString(), 'full')}
          unreadable={t('tickets.date-unreadable')}
          required
        />
      ) : waits.length === 0 ? (
        <p>{t('sla.correct-no-pauses')}</p>
      ) : (
        <Select
          label={t('sla.correct-pause')}
          placeholder=""
          value={wait ?? null}
          onChange={setWait}
          options={waits.map(({ event, on, from, to }) => ({
            id: event,
            label: t('sla.correct-pause-one', { on: t(`tickets.waiting.${on}`), from: format.instant(from), to: format.instant(to) }),
          }))}
        />
      )}
      <TextField
        label={t('sla.correct-reason')}
        name="reason"
        help={t('sla.correct-reason-help')}
        value={reason}
        onChange={setReason}
        required
      />
      {said !== undefined && <Preview number={number} said={said} />}
    </TicketDialog>
  )
}

function Preview({ number, said }: { number: number; said: Said }) {
  const { t, format, language } = useSpeech()
  const words = useProblemWords()
  const { data, error } = useQuery({
    ...ask('GET /tickets/:ref/corrections/trial', { params: { ref: String(number) }, query: said }),
    staleTime: 0,
    retry: false,
  })
  if (error !== null) return <Banner kind="late">{words(error)}</Banner>
  if (data === undefined) return <Skeleton label={t('common.loading')} lines={2} />
  const columns: readonly Column<Restated>[] = [
    { id: 'metric', title: t('sla.promised'), isRowHeader: true, render: (one) => placeWords(t, one, language) },
    { id: 'before', title: t('sla.correct-before'), render: ({ before }) => saidWords(t, format, before) },
    { id: 'after', title: t('sla.correct-after'), render: ({ after }) => saidWords(t, format, after) },
  ]
  return (
    <Table
      label={t('sla.correct-preview')}
      columns={columns}
      rows={data.items}
      rowId={({ metric, scope }) => `${metric} ${scope}`}
      empty={t('sla.correct-nothing')}
    />
  )
}
