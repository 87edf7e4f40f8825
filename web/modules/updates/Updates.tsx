import { useQuery } from '@tanstack/react-query'
import { Megaphone, Users } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, IconButton, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { ask, askAgain } from '../../platform/query.ts'
import type { UpdatesOf } from './model.ts'
import { OneUpdate } from './OneUpdate.tsx'
import { StakeholdersDialog } from './StakeholdersDialog.tsx'
import { UpdateDialog } from './UpdateDialog.tsx'
import styles from './Updates.module.css'

type About = { id: string; number: number }

/** What stakeholders of an incident were told, who gets the next update and when it is owed. */
export function Updates({ ticket, isIncident }: { ticket: About; isIncident: boolean }) {
  const { t } = useSpeech()
  const { data } = useQuery(ask('GET /tickets/:ref/updates', { params: { ref: String(ticket.number) } }))
  const [open, setOpen] = useState<'write' | 'last' | 'who'>()
  useLive((news) => {
    const isAbout = news.kind === 'ticket' && news.id === ticket.id && !news.type.startsWith('message.')
    if (news.kind === 'everything' || isAbout) void askAgain('GET /tickets/:ref/updates', 'GET /tickets/:ref/stakeholders')
  })
  if (data === undefined || (!isIncident && data.items.length === 0)) return null
  const close = () => setOpen(undefined)
  return (
    <Section
      title={t('updates.updates')}
      aside={
        <>
          <IconButton size="small" label={t('updates.stakeholders')} icon={<Users aria-hidden />} onPress={() => setOpen('who')} />
          {data.may.write && (
            <Button size="small" icon={<Megaphone aria-hidden />} onPress={() => setOpen(data.closing === null ? 'write' : 'last')}>
              {t('updates.write')}
            </Button>
          )}
        </>
      }
    >
      <Due page={data} />
      {data.items.length === 0 && <p className={styles.quiet}>{t('updates.none')}</p>}
      <ul className={styles.list}>
        {data.items.map((update) => (
          <OneUpdate key={update.id} update={update} />
        ))}
      </ul>
      <About page={data} />
      {(open === 'write' || open === 'last') && (
        <UpdateDialog number={ticket.number} page={data} isLast={open === 'last'} onClose={close} />
      )}
      {open === 'who' && <StakeholdersDialog number={ticket.number} onClose={close} />}
    </Section>
  )
}

function Due({ page }: { page: UpdatesOf }) {
  const { t, format } = useSpeech()
  const now = useNow()
  const { due } = page
  const isLate = due !== null && Temporal.Instant.compare(Temporal.Instant.from(due.at), now) <= 0
  return (
    <p className={styles.head}>
      {due === null ? (
        <span className={styles.quiet}>{t('updates.due-none')}</span>
      ) : (
        <Badge kind={isLate ? 'late' : 'neutral'}>{t(isLate ? 'updates.due-late' : 'updates.due', { at: format.instant(due.at) })}</Badge>
      )}
      <span className={styles.quiet}>{t('updates.reach', { n: page.reach })}</span>
    </p>
  )
}

/** By which plan, and what the client was promised. */
function About({ page: { plan, promised } }: { page: UpdatesOf }) {
  const { t, language } = useSpeech()
  return (
    <>
      <p className={styles.quiet}>
        {t('updates.plan')}: {plan.names?.[language] ?? t('updates.plan-none')}
      </p>
      {promised !== null && (
        <p className={styles.quiet}>
          {t('updates.promised')}: {promised[language]}
        </p>
      )}
    </>
  )
}
