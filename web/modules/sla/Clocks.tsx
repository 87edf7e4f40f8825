import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ClockCard, ClockStrip, Derivation, Popover, Section, Skeleton, type ClockState } from '../../design/index.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import type { Answer } from '../../platform/api.ts'
import { becauseWords, dayWords, leftWords, placeWords, sentence, stateOf } from './clock-words.ts'
import { Exempt } from './Exempt.tsx'
import { TicketAgreements } from './TicketAgreements.tsx'
import { dueShare, stripOf } from './strip.ts'

type Clock = Answer<'GET /tickets/:ref/clocks'>['clocks'][number]
type Segment = Clock['explanation']['segments'][number]

/** Clocks run by themselves, so they are asked again this often. */
const round = 30_000

/** The promises running on a ticket, the nearest first, each with its reason. */
export function Clocks({ number }: { number: number }) {
  const t = useT()
  const { data, isError } = useQuery({ ...ask('GET /tickets/:ref/clocks', { params: { ref: String(number) } }), refetchInterval: round })
  if (isError) return null
  const clocks = data?.clocks.filter(({ state }) => state !== 'cancelled').toSorted(byNearness)
  return (
    <Section
      title={t('sla.clocks')}
      aside={
        <Popover
          label={t('sla.which')}
          trigger={
            <Button kind="quiet" size="small">
              {t('sla.which')}
            </Button>
          }
        >
          <TicketAgreements number={number} />
        </Popover>
      }
    >
      {clocks === undefined && <Skeleton label={t('common.loading')} lines={2} />}
      {clocks?.length === 0 && <p>{t('sla.no-clocks')}</p>}
      {clocks?.map((clock) => (
        <OneClock key={`${clock.metric} ${clock.scope}`} number={number} clock={clock} />
      ))}
    </Section>
  )
}

const rank: Record<Clock['state'], number> = { running: 0, paused: 1, missed: 2, met: 3, cancelled: 4 }

function byNearness(a: Clock, b: Clock): number {
  return rank[a.state] - rank[b.state] || a.leftMs - b.leftMs
}

function OneClock({ number, clock }: { number: number; clock: Clock }) {
  const { t, format, language } = useSpeech()
  const state: ClockState = stateOf(clock)
  const isOver = clock.state === 'met'
  const because = sentence(t, format, clock, language)
  return (
    <ClockCard
      name={placeWords(t, clock, language)}
      state={state}
      left={leftWords(t, format, clock)}
      {...(isOver
        ? {}
        : {
            because,
            strip: <ClockStrip state={state} segments={stripOf(t, format, clock)} due={dueShare(clock)} label={because} />,
          })}
      why={
        <>
          <Why clock={clock} />
          {(state === 'late' || clock.everBreached) && <Exempt number={number} clock={clock} />}
        </>
      }
    />
  )
}

/** The whole derivation up to the due moment: every stretch of time, whether it counted and why; what came after is folded. */
function Why({ clock }: { clock: Clock }) {
  const { t, format } = useSpeech()
  const [isLateShown, showLate] = useState(false)
  const { segments, overdue, withoutPausesDueAt, pausedMs } = clock.explanation
  const rowOf = (segment: Segment, id: string) => ({
    id,
    kind: segment.kind === 'open' ? ('open' as const) : segment.kind === 'closed' ? ('closed' as const) : ('paused' as const),
    when: format.instant(Temporal.Instant.fromEpochMilliseconds(segment.from).toString()),
    because: [becauseWords(t, segment), dayWords(t, segment)].filter((part) => part !== '').join(': '),
    took: segment.kind === 'open' ? format.timer(segment.ms) : '—',
    total: format.timer(segment.runningTotal),
  })
  const due = {
    id: 'due',
    kind: 'due' as const,
    when: clock.dueAt === null ? '' : format.instant(clock.dueAt),
    because: t('sla.due-here'),
    took: '',
    total: format.timer(clock.targetMs),
  }
  const rows = [
    ...segments.map((segment, i) => rowOf(segment, `in ${String(i)}`)),
    ...(overdue.length === 0 ? [] : [due]),
    ...(isLateShown ? overdue.map((segment, i) => rowOf(segment, `late ${String(i)}`)) : []),
  ]
  return (
    <Popover
      label={t('sla.why')}
      side="bottom end"
      trigger={
        <Button kind="quiet" size="small">
          {t('sla.why')}
        </Button>
      }
    >
      <Derivation label={t('sla.why')} heads={[t('sla.when'), t('sla.what'), t('sla.took'), t('sla.total')]} rows={rows} />
      {overdue.length > 0 && (
        <Button kind="quiet" size="small" onPress={() => showLate(!isLateShown)}>
          {t(isLateShown ? 'sla.late-hide' : 'sla.late-show', { late: format.hours(-clock.leftMs) })}
        </Button>
      )}
      {clock.blame !== null && <Blame blame={clock.blame} />}
      {pausedMs > 0 && withoutPausesDueAt !== null && (
        <p>{t('sla.without-pauses', { paused: format.hours(pausedMs), due: format.instant(withoutPausesDueAt) })}</p>
      )}
    </Popover>
  )
}

/** Who had the ticket when it became late, and who used the target. */
function Blame({ blame }: { blame: NonNullable<Clock['blame']> }) {
  const { t, format, language } = useSpeech()
  const place = ({ level, team, vendor, waitingOn }: NonNullable<Clock['blame']>['crossed']) =>
    [vendor ?? team ?? level, null]
      .flatMap((name) => name?.[language] ?? [])
      .concat(waitingOn === null ? [] : t(`tickets.waiting.${waitingOn}`))
      .join(', ')
  const shares = blame.shares.map((one) => t('sla.blame-share', { place: place(one), share: format.number(one.share / 100) }))
  return (
    <>
      <p>{t('sla.blame-crossed', { place: place(blame.crossed) })}</p>
      <p>{t('sla.blame-used', { shares: format.list(shares) })}</p>
    </>
  )
}
