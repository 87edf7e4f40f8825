import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { CalendarClock, ChevronLeft, ChevronRight, Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, IconButton, Section, Skeleton } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'
import { meaningOf, meaningOfRisk, type Listed } from './model.ts'
import { NewChange } from './NewChange.tsx'
import { ToApprove } from './ToApprove.tsx'
import { boundsOf, isOn, mondayOf, weekSearch } from './week.ts'
import styles from './ChangesPage.module.css'

/** A week of changes by their windows; before it, those that wait for one's own answer. */
export function ChangesPage() {
  const { t, format } = useSpeech()
  const go = useGo()
  const [isNew, setNew] = useState(false)
  const { zone } = format
  const { week } = weekSearch(useSearch({ strict: false }))
  const monday = mondayOf(week, zone)
  const { data } = useQuery(ask('GET /changes', { query: boundsOf(monday, zone) }))
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.type.startsWith('change.')))
      void askAgain('GET /changes', 'GET /changes/to-approve')
  })
  const days = Array.from({ length: 7 }, (_, n) => monday.add({ days: n }))
  const to = (date: Temporal.PlainDate) => go(`/changes?week=${date.toString()}`)
  const said = (date: Temporal.PlainDate) =>
    format.instant(date.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant().toString(), 'day')
  return (
    <section className={styles.page} aria-labelledby="changes-title">
      <title>{`${t('changes.changes')} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <h1 id="changes-title" className={styles.title}>
          {t('changes.changes')}
        </h1>
        <div className={styles.weeks}>
          <IconButton label={t('changes.before')} icon={<ChevronLeft aria-hidden />} onPress={() => to(monday.subtract({ days: 7 }))} />
          <span className={styles.week}>{t('changes.week-of', { from: said(monday), to: said(monday.add({ days: 6 })) })}</span>
          <IconButton label={t('changes.after')} icon={<ChevronRight aria-hidden />} onPress={() => to(monday.add({ days: 7 }))} />
          {week !== undefined && (
            <Button size="small" onPress={() => go('/changes')}>
              {t('changes.this-week')}
            </Button>
          )}
        </div>
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setNew(true)}>
          {t('changes.new')}
        </Button>
      </header>
      <ToApprove />
      {data === undefined ? (
        <Skeleton label={t('common.loading')} lines={8} />
      ) : (
        <>
          {data.items.length === 0 ? (
            <EmptyState icon={<CalendarClock aria-hidden />} title={t('changes.none')}>
              {t('changes.none-text')}
            </EmptyState>
          ) : (
            <ol className={styles.days} aria-label={t('changes.week')}>
              {days.map((day) => (
                <Day
                  key={day.toString()}
                  title={said(day)}
                  isToday={day.equals(Temporal.Now.plainDateISO(zone))}
                  items={data.items.filter(({ window }) => window !== null && isOn(day, zone, window))}
                />
              ))}
            </ol>
          )}
          {data.unplanned.length > 0 && (
            <Section title={t('changes.unplanned')}>
              <ul className={styles.unplanned}>
                {data.unplanned.map((one) => (
                  <Card key={one.number} one={one} />
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
      {isNew && <NewChange onClose={() => setNew(false)} />}
    </section>
  )
}

function Day({ title, isToday, items }: { title: string; isToday: boolean; items: readonly Listed[] }) {
  return (
    <li className={styles.day} data-empty={items.length === 0 || undefined} aria-current={isToday ? 'date' : undefined}>
      <h2 className={styles.dayTitle}>{title}</h2>
      <ul className={styles.cards}>
        {items.map((one) => (
          <Card key={one.number} one={one} />
        ))}
      </ul>
    </li>
  )
}

function Card({ one }: { one: Listed }) {
  const { t, format, language } = useSpeech()
  const { number, title, state, risk, window, services, overlaps, assignee } = one
  return (
    <li className={styles.card}>
      {window !== null && (
        <span className={styles.when}>
          {format.instant(window.from, 'time')}–{format.instant(window.to, 'time')}
        </span>
      )}
      <Anchor href={`/tickets/${String(number)}`} className={styles.name}>
        #{number} {title}
      </Anchor>
      <span className={styles.marks}>
        <Badge size="small" kind={meaningOf(state)}>
          {t(`changes.state.${state}`)}
        </Badge>
        {risk !== null && risk !== 'low' && (
          <Badge size="small" kind={meaningOfRisk(risk)}>
            {t('changes.risk')}: {t(`changes.risk.${risk}`)}
          </Badge>
        )}
        {overlaps && (
          <Badge size="small" kind="near" icon={<TriangleAlert aria-hidden />}>
            {t('changes.overlaps')}
          </Badge>
        )}
      </span>
      <small className={styles.quiet}>
        {[format.list(services.map(({ names }) => names[language])), assignee?.name].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}
