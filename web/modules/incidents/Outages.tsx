import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, IconButton, Popover, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { EndOutageDialog } from './EndOutageDialog.tsx'
import type { Outage } from './model.ts'
import { OutageDialog } from './OutageDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import styles from './Outages.module.css'

type Asked = { kind: 'record' } | { kind: 'correct' | 'end' | 'withdraw'; outage: Outage }
type About = { number: number; service: string | null; organisation: { id: string; name: string } | null; startedAt: string }

/** When services were not there, as recorded on this incident. */
export function Outages({ ticket, isIncident }: { ticket: About; isIncident: boolean }) {
  const { t } = useSpeech()
  const { data } = useQuery(ask('GET /tickets/:ref/outages', { params: { ref: String(ticket.number) } }))
  const [asked, askFor] = useState<Asked>()
  const close = () => askFor(undefined)
  if (data === undefined || (!isIncident && data.items.length === 0)) return null
  return (
    <Section
      title={t('incidents.outages')}
      aside={
        data.may.record && (
          <IconButton size="small" label={t('incidents.record')} icon={<Plus aria-hidden />} onPress={() => askFor({ kind: 'record' })} />
        )
      }
    >
      {data.items.length === 0 && <p className={styles.quiet}>{t('incidents.no-outages')}</p>}
      <ul className={styles.list}>
        {data.items.map((outage) => (
          <OneOutage key={outage.id} outage={outage} may={data.may.record} onAsk={askFor} />
        ))}
      </ul>
      {asked?.kind === 'record' && (
        <OutageDialog
          forAll={data.may.forAll}
          facts={{ service: ticket.service, organisation: ticket.organisation, degree: 'full', from: ticket.startedAt, to: null }}
          number={ticket.number}
          onClose={close}
        />
      )}
      {asked?.kind === 'correct' && (
        <OutageDialog
          forAll={data.may.forAll}
          facts={{ ...asked.outage, service: asked.outage.service.id }}
          number={ticket.number}
          outage={asked.outage.id}
          onClose={close}
        />
      )}
      {asked?.kind === 'end' && <EndOutageDialog outage={asked.outage} onClose={close} />}
      {asked?.kind === 'withdraw' && <WithdrawDialog outage={asked.outage} onClose={close} />}
    </Section>
  )
}

function OneOutage({ outage, may, onAsk }: { outage: Outage; may: boolean; onAsk: (asked: Asked) => void }) {
  const { t, language } = useSpeech()
  const isHeld = outage.withdrawnAt === null
  return (
    <li className={styles.outage}>
      <strong>{outage.service.names[language]}</strong>
      <span>
        {isHeld ? (
          <Badge size="small" kind={outage.to === null ? 'late' : 'neutral'}>
            {t(`incidents.degree.${outage.degree}`)}
          </Badge>
        ) : (
          <Badge size="small">{t('incidents.withdrawn')}</Badge>
        )}{' '}
        {outage.organisation?.name ?? t('incidents.everybody')}
      </span>
      <Span outage={outage} />
      <span className={styles.acts}>
        {may && isHeld && outage.to === null && (
          <Button size="small" onPress={() => onAsk({ kind: 'end', outage })}>
            {t('incidents.end')}
          </Button>
        )}
        {may && isHeld && (
          <>
            <Button size="small" kind="quiet" onPress={() => onAsk({ kind: 'correct', outage })}>
              {t('incidents.correct')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => onAsk({ kind: 'withdraw', outage })}>
              {t('incidents.withdraw')}
            </Button>
          </>
        )}
        <History outage={outage} />
      </span>
    </li>
  )
}

type Facts = Pick<Outage, 'service' | 'organisation' | 'degree' | 'from' | 'to'>

function Span({ outage: { from, to } }: { outage: Pick<Facts, 'from' | 'to'> }) {
  const { t, format } = useSpeech()
  return (
    <span>
      {to === null
        ? t('incidents.lasts-since', { from: format.instant(from) })
        : t('incidents.from-to', { from: format.instant(from), to: format.instant(to) })}
    </span>
  )
}

/** Who wrote what, and what stood there before. */
function History({ outage }: { outage: Outage }) {
  const { t, format } = useSpeech()
  return (
    <Popover
      label={t('incidents.history')}
      trigger={
        <Button size="small" kind="quiet">
          {t('incidents.history-count', { n: outage.changes.length })}
        </Button>
      }
    >
      <ol className={styles.history}>
        {outage.changes.map(({ id, what, at, by, reason, before, after }) => (
          <li key={id}>
            <strong>{t(`incidents.what.${what}`)}</strong> {by?.name ?? t('incidents.by-system')}, {format.instant(at)}
            {reason !== '' && <p>{reason}</p>}
            {before !== null && what !== 'withdrawn' && <Told title={t('incidents.before')} facts={before} />}
            {what !== 'withdrawn' && <Told title={t('incidents.after')} facts={after} />}
          </li>
        ))}
      </ol>
    </Popover>
  )
}

function Told({ title, facts }: { title: string; facts: Facts }) {
  const { t, language } = useSpeech()
  return (
    <p className={styles.quiet}>
      {title}: {facts.service.names[language]}, {facts.organisation?.name ?? t('incidents.everybody')},{' '}
      {t(`incidents.degree.${facts.degree}`)}, <Span outage={facts} />
    </p>
  )
}
