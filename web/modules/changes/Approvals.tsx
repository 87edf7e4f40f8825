import { Check, Clock, X } from 'lucide-react'
import { Badge, Button, Popover } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import type { Asking, Change } from './model.ts'
import styles from './Changes.module.css'

const meanings = { open: 'near', approved: 'met', refused: 'late', voided: 'neutral' } as const

/** Who was asked of which version, what he said and when; earlier askings on demand. */
export function Approvals({ change }: { change: Change }) {
  const { t } = useSpeech()
  const [last, ...earlier] = change.askings
  if (change.type === 'standard' && change.state !== 'draft') return <p className={styles.quiet}>{t('changes.pre-approved')}</p>
  if (last === undefined) return <p className={styles.quiet}>{t('changes.no-approval')}</p>
  return (
    <>
      <OneAsking asking={last} />
      {last.state === 'voided' && <p className={styles.quiet}>{t('changes.voided-now')}</p>}
      {earlier.length > 0 && (
        <Popover
          label={t('changes.approvals')}
          trigger={
            <Button size="small" kind="quiet">
              {t('changes.earlier-askings', { n: earlier.length })}
            </Button>
          }
        >
          <div className={styles.earlier}>
            {earlier.map((asking) => (
              <OneAsking key={asking.id} asking={asking} />
            ))}
          </div>
        </Popover>
      )}
    </>
  )
}

function OneAsking({ asking }: { asking: Asking }) {
  const { t, format } = useSpeech()
  const now = useNow()
  const { version, state, askedBy, askedAt, dueAt, steps, step: turn } = asking
  const isLate = Temporal.Instant.compare(Temporal.Instant.from(dueAt), now) < 0
  const head = { version: String(version), who: askedBy?.name ?? '—', at: format.instant(askedAt) }
  return (
    <div className={styles.asking}>
      <p>
        <Badge kind={meanings[state]}>{t(`changes.asking.${state}`)}</Badge>{' '}
        {state === 'open' && (
          <span className={isLate ? styles.late : styles.quiet}>
            {t(isLate ? 'changes.overdue' : 'changes.due-at', { at: format.instant(dueAt) })}
          </span>
        )}
      </p>
      <p className={styles.quiet}>{t('changes.asking-head', head)}</p>
      <ol className={styles.steps}>
        {steps.map(({ people, needed }, n) => (
          <li key={people[0]?.person.id ?? n}>
            {(steps.length > 1 || needed < people.length || people.length > 1) && (
              <p className={styles.quiet}>
                {steps.length > 1 && `${t('changes.step', { n: String(n + 1) })}: `}
                {needed === people.length
                  ? t('changes.needed-all', { n: needed })
                  : t('changes.needed-some', { n: needed, of: String(people.length) })}
              </p>
            )}
            <ul>
              {people.map((one) => (
                <Approver key={one.person.id} one={one} isTurn={state === 'open' && n === turn} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}

type One = Asking['steps'][number]['people'][number]

function Approver({ one, isTurn }: { one: One; isTurn: boolean }) {
  const { t, format } = useSpeech()
  const { person, answer, by, at, words, standIn } = one
  return (
    <li className={styles.approver} data-answer={answer ?? undefined}>
      {answer === 'approved' ? <Check aria-hidden /> : answer === 'refused' ? <X aria-hidden /> : <Clock aria-hidden />}
      <span>
        {person.name}
        <small className={styles.said}>
          {answer === null
            ? t(isTurn ? 'changes.answer.waiting' : 'changes.answer.later')
            : [t(`changes.answer.${answer}`), at === null ? '' : format.instant(at)].filter(Boolean).join(', ')}
          {answer !== null && by !== null && by.id !== person.id && `, ${t('changes.answered-by', { name: by.name })}`}
          {answer === null && isTurn && standIn !== null && `, ${t('changes.stands-in', { name: standIn.name })}`}
        </small>
        {words !== '' && <q className={styles.words}>{words}</q>}
      </span>
    </li>
  )
}
