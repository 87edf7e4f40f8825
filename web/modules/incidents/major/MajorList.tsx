import { useQuery } from '@tanstack/react-query'
import { Siren } from 'lucide-react'
import { useState } from 'react'
import { Badge, Banner, EmptyState, Link, SegmentedControl, Skeleton, Table, type Column } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useSpeech } from '../../../platform/i18n.ts'
import { useNow } from '../../../platform/now.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { lasting, type MajorRow } from './model.ts'
import styles from './Major.module.css'

/** Major incidents that run, and those that are past. */
export function MajorList() {
  const { t } = useSpeech()
  const words = useProblemWords()
  const { permissions } = useMe()
  const [show, setShow] = useState<'running' | 'past'>('running')
  const { data, error } = useQuery(ask('GET /majors', { query: { show } }))
  const columns = useColumns()
  return (
    <section className={styles.page} aria-labelledby="major-title">
      <title>{`${t('major.title')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="major-title" className={styles.title}>
          {t('major.title')}
        </h1>
        <span className={styles.acts}>
          <Link href="/major/actions">{t('major.actions')}</Link>
          {permissions.includes('report.read') && <Link href="/major/measures">{t('major.measures')}</Link>}
        </span>
      </header>
      <SegmentedControl
        label={t('major.which')}
        value={show}
        onChange={setShow}
        options={(['running', 'past'] as const).map((id) => ({ id, label: t(`major.${id}`) }))}
      />
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={6} />
      ) : (
        <Table
          label={t('major.title')}
          columns={columns}
          rows={data.items}
          rowId={({ ticket }) => ticket.id}
          empty={
            <EmptyState icon={<Siren aria-hidden />} title={t(`major.none-${show}`)}>
              {t(`major.none-${show}-text`)}
            </EmptyState>
          }
        />
      )}
    </section>
  )
}

function useColumns(): readonly Column<MajorRow>[] {
  const { t, format, language } = useSpeech()
  const now = useNow()
  return [
    {
      id: 'incident',
      title: t('major.incident'),
      isRowHeader: true,
      render: ({ ticket, impact }) => (
        <>
          <Anchor href={`/major/${String(ticket.number)}`}>
            #{ticket.number} {ticket.title}
          </Anchor>
          <br />
          <small className={styles.quiet}>{impact}</small>
        </>
      ),
    },
    {
      id: 'services',
      title: t('major.services'),
      render: ({ services }) => format.list(services.map(({ names }) => names[language])) || '—',
    },
    { id: 'commander', title: t('major.commander'), render: ({ commander }) => commander.name },
    {
      id: 'clock',
      title: t('major.running-for'),
      render: ({ declaredAt, stoodDownAt }) => (
        <>
          {format.duration(lasting(declaredAt, stoodDownAt, now))}
          <br />
          <small className={styles.quiet}>{format.instant(declaredAt)}</small>
        </>
      ),
    },
    {
      id: 'children',
      title: t('major.children'),
      render: ({ children, open, cameBack }) => (
        <>
          {t('major.children-count', { count: children, open })}{' '}
          {cameBack > 0 && (
            <Badge size="small" kind="late">
              {t('major.came-back')}: {cameBack}
            </Badge>
          )}
        </>
      ),
    },
    {
      id: 'review',
      title: t('major.review'),
      render: ({ ticket, review }) =>
        review === null ? '—' : <Anchor href={`/major/${String(ticket.number)}/review`}>{t(`major.review-state.${review.state}`)}</Anchor>,
    },
  ]
}
