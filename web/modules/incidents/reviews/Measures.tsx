import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, FormRow, Link, Skeleton, Table, TextField, type Column } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import type { Answer } from '../../../platform/api.ts'
import { useFormat, useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import styles from '../major/Major.module.css'

type Report = Answer<'GET /reports/major-incidents'>
type Measured = Report['items'][number]
const times = ['detect', 'acknowledge', 'resolve', 'verify'] as const
type Shown = (typeof times)[number] | 'reopened'

/** How quick the desk was in major incidents; each number shows what it is made of. */
export function Measures() {
  const { t, format } = useSpeech()
  const { zone } = useFormat()
  const words = useProblemWords()
  const today = Temporal.Now.plainDateISO(zone)
  const [days, setDays] = useState({ from: today.subtract({ days: 90 }).toString(), to: today.toString() })
  const [shown, setShown] = useState<Shown>()
  const begin = (day: string, more = 0) => Temporal.PlainDate.from(day).add({ days: more }).toZonedDateTime(zone).toInstant().toString()
  const isReady = days.from !== '' && days.to !== ''
  const query = isReady ? { from: begin(days.from), to: begin(days.to, 1) } : { from: '', to: '' }
  const { data, error } = useQuery({ ...ask('GET /reports/major-incidents', { query }), enabled: isReady, placeholderData: (last) => last })
  const holds = (one: Measured) => shown === undefined || (shown === 'reopened' ? one.reopened : one[shown] !== null)
  const press = (which: Shown) => setShown((now) => (now === which ? undefined : which))
  const columns: readonly Column<Measured>[] = [
    {
      id: 'incident',
      title: t('major.incident'),
      isRowHeader: true,
      render: ({ ticket }) => <Anchor href={`/major/${String(ticket.number)}`}>{`#${String(ticket.number)} ${ticket.title}`}</Anchor>,
    },
    ...times.map((name) => ({
      id: name,
      title: t(`major.measures.${name}`),
      render: (one: Measured) => {
        const ms = one[name]
        return ms === null ? t('major.unknown') : format.duration(ms)
      },
    })),
    { id: 'reopened', title: t('major.measures.reopened'), render: ({ reopened }) => (reopened ? t('major.what.reopened') : '—') },
  ]
  return (
    <section className={styles.page} aria-labelledby="measures-title">
      <title>{`${t('major.measures')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="measures-title" className={styles.title}>
          {t('major.measures')}
        </h1>
        <Link href="/major">{t('major.title')}</Link>
      </header>
      <p className={styles.quiet}>{t('major.measures-about')}</p>
      <FormRow>
        <TextField label={t('major.measures.from')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField label={t('major.measures.to')} type="date" value={days.to} onChange={(to) => setDays({ ...days, to })} />
      </FormRow>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={6} />
      ) : (
        <>
          <div className={styles.measures}>
            {times.map((name) => {
              const { ms, of } = data.medians[name]
              const says = ms === null ? '—' : format.duration(ms)
              return <Tile key={name} name={name} says={says} of={of} isOn={shown === name} onPress={() => press(name)} />
            })}
            <Tile
              name="reopened"
              says={data.reopened.share === null ? '—' : format.number(data.reopened.share, { style: 'percent' })}
              of={data.reopened.of}
              isOn={shown === 'reopened'}
              onPress={() => press('reopened')}
            />
          </div>
          <Table
            label={t('major.title')}
            columns={columns}
            rows={data.items.filter(holds)}
            rowId={({ ticket }) => ticket.id}
            empty={<p className={styles.quiet}>{t('major.measures.none')}</p>}
          />
          <p className={styles.quiet}>{t('major.measures.rule')}</p>
        </>
      )}
    </section>
  )
}

type TileProps = { name: Shown; says: string; of: number; isOn: boolean; onPress: () => void }

function Tile({ name, says, of, isOn, onPress }: TileProps) {
  const { t } = useSpeech()
  return (
    <button type="button" className={styles.measure} aria-pressed={isOn} onClick={onPress}>
      {t(`major.measures.${name}`)}
      <strong>{says}</strong>
      <small>{t('major.measures.of', { count: of })}</small>
    </button>
  )
}
