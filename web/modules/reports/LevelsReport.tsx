import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Banner, Link, Section, SegmentedControl, Skeleton } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { LevelsCut, LevelsTime, LevelsWaits, LevelsWrong } from './LevelsTables.tsx'
import { LevelsFlow } from './LevelsFlow.tsx'
import { Counted } from './Counted.tsx'
import { cuts, spans, type LevelsSearch } from './levels-search.ts'
import styles from './Report.module.css'

type Report = Answer<'GET /reports/levels'>
type Figures = Report['total']

/** How tickets went through the levels: where they were resolved, went, came back and waited. Every number opens its tickets. */
export function LevelsReport() {
  const { t } = useSpeech()
  const go = useGo()
  const words = useProblemWords()
  const search = useSearch({ from: '/desk/reports/levels' })
  const query = useMemo(() => questionOf(search), [search])
  const { data, error } = useQuery(ask('GET /reports/levels', { query }))
  const turn = (change: Partial<LevelsSearch>) => {
    const next = { ...search, ...change }
    go(`/reports/levels?days=${next.days}&by=${next.by}`)
  }
  return (
    <section className={styles.page} aria-labelledby="levels-title">
      <title>{`${t('reports.levels-title')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="levels-title" className={styles.title}>
          {t('reports.levels-title')}
        </h1>
        <Link href={`/reports?days=${search.days === '3650' ? '90' : search.days}`}>{t('reports.title')}</Link>
        <SegmentedControl
          label={t('reports.period')}
          value={search.days}
          options={spans.map((id) => ({ id, label: t(`reports.levels-days-${id}`) }))}
          onChange={(days) => turn({ days })}
        />
      </header>
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {data === undefined ? (
        error === null && <Skeleton label={t('common.loading')} lines={12} />
      ) : (
        <>
          <Totals figures={data.total} />
          <Section title={t('reports.levels-flow')}>
            <LevelsFlow report={data} />
          </Section>
          <Section title={t('reports.levels-time')}>
            <LevelsTime report={data} />
          </Section>
          <Section title={t('reports.levels-waits')}>
            <LevelsWaits report={data} />
          </Section>
          <Section title={t('reports.levels-cut')}>
            <SegmentedControl
              label={t('reports.levels-cut')}
              value={search.by}
              options={cuts.map((id) => ({ id, label: t(`reports.levels-by-${id}`) }))}
              onChange={(by) => turn({ by })}
            />
            <LevelsCut report={data} />
          </Section>
          <Section title={t('reports.levels-wrong')}>
            <LevelsWrong report={data} />
          </Section>
          <p className={styles.rule}>{t('reports.levels-rule')}</p>
        </>
      )}
    </section>
  )
}

/** Whole days of the reader's zone, today included. */
function questionOf({ days, by }: LevelsSearch) {
  const tomorrow = Temporal.Now.zonedDateTimeISO().startOfDay().add({ days: 1 })
  return {
    from: tomorrow
      .subtract({ days: Number(days) })
      .toInstant()
      .toString(),
    to: tomorrow.toInstant().toString(),
    by,
  }
}

function Totals({ figures }: { figures: Figures }) {
  const { t } = useSpeech()
  const { tickets, resolved, firstOnly, firstContact, handOvers, pingPong, reopened, waits } = figures
  const totals = [
    ['tickets', tickets],
    ['resolved', resolved],
    ['firstOnly', firstOnly],
    ['firstContact', firstContact],
    ['handedOver', handOvers.tickets],
    ['pingPong', pingPong.tickets],
    ['waited', waits.tickets],
    ['reopened', reopened],
  ] as const
  return (
    <dl className={styles.totals}>
      {totals.map(([name, figure]) => (
        <div key={name} className={styles.total}>
          <dt>{t(`reports.levels-${name}`)}</dt>
          <dd>
            <Counted figure={figure} of={name === 'tickets' ? undefined : tickets.count} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
