import { useQuery } from '@tanstack/react-query'
import { Pencil, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Badge, Banner, Button, IconButton, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain } from '../../platform/query.ts'
import { Approvals } from './Approvals.tsx'
import { AskDialog } from './AskDialog.tsx'
import { useChangeAct } from './acts.ts'
import { meaningOf, type Change } from './model.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { RiskWords } from './RiskWords.tsx'
import { WordDialog, type Deed } from './WordDialog.tsx'
import styles from './Changes.module.css'

type Open = 'plan' | 'ask' | Deed

/** On the ticket of a change: what is intended, who approves it, how far it is, and what may be done now. */
export function ChangeCard({ ticket }: { ticket: { id: string; number: number } }) {
  const { data } = useQuery(ask('GET /tickets/:ref/change', { params: { ref: String(ticket.number) } }))
  useLive((news) => {
    if (news.kind === 'everything' || (news.kind === 'ticket' && news.id === ticket.id)) void askAgain('GET /tickets/:ref/change')
  })
  if (data === undefined) return null
  return <Shown change={data} />
}

function Shown({ change }: { change: Change }) {
  const { t, format, language } = useSpeech()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const edit = change.may.edit && (
    <IconButton
      size="small"
      label={t('changes.edit-what', { what: t('changes.plan') })}
      icon={<Pencil aria-hidden />}
      onPress={() => setOpen('plan')}
    />
  )
  return (
    <>
      <Section title={t('changes.change')} aside={<Badge kind={meaningOf(change.state)}>{t(`changes.state.${change.state}`)}</Badge>}>
        <Now change={change} onOpen={setOpen} />
      </Section>
      <Section title={t('changes.plan')} aside={edit}>
        {change.template !== null && (
          <p className={styles.quiet}>{t('changes.fixed-by-template', { name: change.template.names[language] })}</p>
        )}
        <Said text={change.plan} />
      </Section>
      <Section title={t('changes.risk')}>
        {change.weighed === null ? <NotSaid /> : <RiskWords weighed={change.weighed} />}
        {change.riskRemark !== '' && <p className={styles.text}>{change.riskRemark}</p>}
      </Section>
      <Section title={t('changes.test-plan')}>
        <Said text={change.testPlan} />
      </Section>
      <Section title={t('changes.rollback-plan')}>
        <Said text={change.rollbackPlan} />
      </Section>
      <Section title={t('changes.window')}>
        {change.window === null ? (
          <NotSaid />
        ) : (
          <p>
            {t('incidents.from-to', {
              from: format.instant(change.window.from, 'weekday'),
              to: format.instant(change.window.to, 'weekday'),
            })}
          </p>
        )}
        <Overlaps change={change} />
        <Affected title={t('changes.services')} names={change.services.map(({ names }) => names[language])} />
        <Affected title={t('changes.assets')} names={change.assets.map(({ name }) => name)} />
      </Section>
      <Section
        title={t('changes.approvals')}
        aside={
          change.may.ask &&
          change.askings.length > 0 && (
            <Button size="small" kind="quiet" onPress={() => setOpen('ask')}>
              {t('changes.ask-again')}
            </Button>
          )
        }
      >
        <Approvals change={change} />
      </Section>
      {change.deeds.length > 0 && (
        <Section title={t('changes.deeds')}>
          <Deeds change={change} />
        </Section>
      )}
      {open === 'plan' && <PlanDialog change={change} onClose={close} />}
      {open === 'ask' && <AskDialog change={change} onClose={close} />}
      {open !== undefined && open !== 'plan' && open !== 'ask' && <WordDialog change={change} deed={open} onClose={close} />}
    </>
  )
}

/** What is to be done next: one main button, and what it waits for. */
function Now({ change, onOpen }: { change: Change; onOpen: (open: Open) => void }) {
  const { t, format } = useSpeech()
  const { may, state, lacks, type } = change
  const button = (open: Open, label: string, kind?: 'do') => (
    <Button size="small" {...(kind === undefined ? {} : { kind })} onPress={() => onOpen(open)}>
      {label}
    </Button>
  )
  const isAhead = state === 'draft' || state === 'asked' || state === 'approved' || state === 'refused'
  return (
    <div className={styles.now}>
      <p className={styles.quiet}>
        {t('changes.type')}: {t(`changes.type.${type}`)}. {t(`changes.type-help.${type}`)}
      </p>
      {may.answer && <ToAnswer change={change} onRefuse={() => onOpen('refuse')} />}
      {isAhead && lacks.length > 0 && <p>{t('changes.lacks', { what: format.list(lacks.map((one) => t(`changes.need.${one}`))) })}</p>}
      {state === 'test-failed' && <Banner kind="late">{t('changes.failed-text')}</Banner>}
      {state === 'rolled-back' && <Banner kind="near">{t('changes.rolled-back-text')}</Banner>}
      <div className={styles.acts}>
        {may.edit && lacks.some((one) => one !== 'approval') && button('plan', t('changes.write-plan'), 'do')}
        {may.ask && (state === 'draft' || state === 'refused') && button('ask', t('changes.ask'), 'do')}
        {may.begin && button('begin', t('changes.begin'), 'do')}
        {may.finish && button('finish', t('changes.finish'), state === 'begun' ? 'do' : undefined)}
        {may.test && button('test', t('changes.test'), 'do')}
        {may.rollBack && button('roll-back', t('changes.roll-back'))}
      </div>
    </div>
  )
}

function ToAnswer({ change, onRefuse }: { change: Change; onRefuse: () => void }) {
  const t = useT()
  const { run, isPending } = useChangeAct('POST /tickets/:ref/change/answer')
  const approve = () =>
    run({ params: { ref: String(change.number) }, body: { asking: change.askings[0]?.id ?? '', approve: true, words: '' } })
  return (
    <Banner
      kind="near"
      title={t('changes.waits-for-you')}
      acts={
        <>
          <Button size="small" onPress={onRefuse}>
            {t('changes.refuse')}
          </Button>
          <Button size="small" kind="do" isPending={isPending} onPress={() => void approve()}>
            {t('changes.approve')}
          </Button>
        </>
      }
    />
  )
}

function Overlaps({ change }: { change: Change }) {
  const { t, format, language } = useSpeech()
  if (change.overlaps.length === 0) return null
  return (
    <div className={styles.overlaps} role="note">
      <p>
        <TriangleAlert aria-hidden /> {t('changes.overlap-title', { n: change.overlaps.length })}
      </p>
      <ul>
        {change.overlaps.map(({ ticket, window, services, assets }) => (
          <li key={ticket.number}>
            <Anchor href={`/tickets/${String(ticket.number)}`}>
              #{ticket.number} {ticket.title}
            </Anchor>
            <small className={styles.said}>
              {t('incidents.from-to', { from: format.instant(window.from), to: format.instant(window.to) })} ·{' '}
              {format.list([...services.map(({ names }) => names[language]), ...assets.map(({ name }) => name)])}
            </small>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Deeds({ change }: { change: Change }) {
  const { t, format } = useSpeech()
  return (
    <ol className={styles.deeds}>
      {change.deeds.map(({ what, at, by, text, passed }) => (
        <li key={`${what} ${at}`}>
          <strong>{t(what === 'tested' ? `changes.deed.tested-${passed === true ? 'passed' : 'failed'}` : `changes.deed.${what}`)}</strong>
          <small className={styles.said}>{[by?.name, format.instant(at)].filter(Boolean).join(', ')}</small>
          {text !== '' && <p className={styles.text}>{text}</p>}
        </li>
      ))}
    </ol>
  )
}

const Said = ({ text }: { text: string }) => (text === '' ? <NotSaid /> : <p className={styles.text}>{text}</p>)

function NotSaid(): ReactNode {
  const t = useT()
  return <p className={styles.quiet}>{t('changes.not-said')}</p>
}

function Affected({ title, names }: { title: string; names: readonly string[] }) {
  const { format } = useSpeech()
  if (names.length === 0) return null
  return (
    <p className={styles.text}>
      <span className={styles.quiet}>{title}:</span> {format.list(names)}
    </p>
  )
}
