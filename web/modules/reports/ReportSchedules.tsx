import { useQuery } from '@tanstack/react-query'
import { Mail, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, Button, EmptyState, IconButton, Link, Skeleton, Table, toast, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import styles from './Report.module.css'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { type Schedule, failureWords, rhythmWords } from './schedule-words.ts'

/** Reports that go out by mail by themselves: what, to whom, when, and how the last time fared. */
export function ReportSchedules() {
  const { t } = useSpeech()
  const words = useProblemWords()
  const { data, error } = useQuery({ ...ask('GET /reports/schedules', {}), refetchInterval: 15_000 })
  const [shown, setShown] = useState<Schedule | 'new'>()
  const zone = data?.zone ?? ''
  return (
    <section className={styles.page} aria-labelledby="schedules-title">
      <title>{`${t('reports.schedule.schedules')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="schedules-title" className={styles.title}>
          {t('reports.schedule.schedules')}
        </h1>
        <span className={styles.files}>
          <Link href="/reports/compliance">{t('reports.compliance.title')}</Link>
          <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setShown('new')}>
            {t('reports.schedule.add')}
          </Button>
        </span>
      </header>
      <p className={styles.rule}>{t('reports.schedule.text', { zone })}</p>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={6} />
      ) : (
        <Schedules items={data.items} onOpen={setShown} />
      )}
      {shown !== undefined && (
        <ScheduleDialog schedule={shown === 'new' ? undefined : shown} zone={zone} onClose={() => setShown(undefined)} />
      )}
    </section>
  )
}

function Schedules({ items, onOpen }: { items: readonly Schedule[]; onOpen: (schedule: Schedule) => void }) {
  const { t, format, language } = useSpeech()
  const columns: readonly Column<Schedule>[] = [
    {
      id: 'name',
      title: t('reports.schedule.name'),
      isRowHeader: true,
      render: ({ name }) => name,
    },
    {
      id: 'about',
      title: t('reports.schedule.about'),
      render: ({ organisation, period, format: file }) =>
        `${organisation?.name ?? t('reports.schedule.everybody')}, ${t(`reports.schedule.period-${period}`)}, ${file.toUpperCase()}`,
    },
    {
      id: 'recipients',
      title: t('reports.schedule.recipients'),
      render: ({ recipients }) => recipients.map(({ name }) => name).join(', '),
    },
    { id: 'when', title: t('reports.schedule.when'), render: (one) => rhythmWords(one, language, t) },
    {
      id: 'next',
      title: t('reports.schedule.next'),
      render: ({ nextAt }) =>
        nextAt === null ? <Badge size="small">{t('reports.schedule.paused')}</Badge> : format.instant(nextAt, 'weekday'),
    },
    { id: 'last', title: t('reports.schedule.last'), render: ({ last }) => <LastTime last={last} /> },
    {
      id: 'acts',
      title: t('reports.schedule.send'),
      titleHidden: true,
      render: (one) => <Acts schedule={one} onOpen={() => onOpen(one)} />,
    },
  ]
  return (
    <Table
      label={t('reports.schedule.schedules')}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      empty={
        <EmptyState icon={<Mail aria-hidden />} title={t('reports.schedule.none')}>
          {t('reports.schedule.none-text')}
        </EmptyState>
      }
    />
  )
}

function LastTime({ last }: Pick<Schedule, 'last'>) {
  const { t, format } = useSpeech()
  if (last === null) return t('reports.none')
  return (
    <>
      {t('reports.schedule.went', { at: format.instant(last.at, 'weekday'), sent: last.sent })}{' '}
      {last.waiting > 0 && <Badge size="small">{t('reports.schedule.waiting', { n: last.waiting })}</Badge>}
      {last.failed > 0 && (
        <Badge kind="late" size="small">
          {t('reports.schedule.failed', { n: last.failed })}
        </Badge>
      )}{' '}
      {last.failure !== null && failureWords(last.failure, t)}
    </>
  )
}

function Acts({ schedule: { id, name, nextAt }, onOpen }: { schedule: Schedule; onOpen: () => void }) {
  const { t } = useSpeech()
  const send = useAct('POST /reports/schedules/:id/send')
  const pause = useAct('PUT /reports/schedules/:id/paused')
  const sendNow = async () => {
    const sent = await send.run({ params: { id } })
    if (sent === undefined) return
    toast({ kind: 'met', text: t('reports.schedule.sending', { letters: sent.letters, name }) })
    await askAgain('GET /reports/schedules')
  }
  const pauseIt = async () => {
    if ((await pause.run({ params: { id }, body: { paused: nextAt !== null } })) !== undefined) await askAgain('GET /reports/schedules')
  }
  return (
    <span className={styles.acts}>
      <Button size="small" isPending={send.isPending} onPress={() => void sendNow()}>
        {t('reports.schedule.send')}
      </Button>
      <Button size="small" isPending={pause.isPending} onPress={() => void pauseIt()}>
        {t(nextAt === null ? 'reports.schedule.resume' : 'reports.schedule.pause')}
      </Button>
      <IconButton size="small" label={t('reports.schedule.change', { name })} icon={<Pencil aria-hidden />} onPress={onOpen} />
    </span>
  )
}
