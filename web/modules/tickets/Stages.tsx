import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tooltip } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { Page } from './model.ts'
import styles from './Stages.module.css'

type Way = NonNullable<Page['way']>
type Shown = Way['stages'][number]

/** The ticket's way through the stages of its kind: passed, here, ahead. Where it is, it says what it waits for. */
export function Stages({ way }: { way: Way }) {
  const { t, format } = useSpeech()
  const needs = ({ lacks }: Shown) => t('stages.needs', { what: format.list(lacks.map((each) => t(`stages.evidence.${each}`))) })
  const here = way.stages.find(({ state }) => state === 'here')
  return (
    <div className={styles.way}>
      <ol className={styles.stages} aria-label={t('stages.label')}>
        {way.stages.map((shown) => (
          <li
            key={shown.stage}
            className={styles.stage}
            data-state={shown.state}
            aria-current={shown.state === 'here' ? 'step' : undefined}
          >
            <Waiting says={shown.lacks.length > 0 ? needs(shown) : undefined}>
              {shown.state === 'passed' && <Check aria-hidden />}
              {t(`stages.stage.${shown.stage}`)}
              <span className={styles.state}>{t(`stages.state.${shown.state}`)}</span>
            </Waiting>
          </li>
        ))}
      </ol>
      <p className={styles.needs}>{here === undefined ? t('stages.closed') : needs(here)}</p>
    </div>
  )
}

/** Only a stage that still waits for something is stopped at by Tab. */
function Waiting({ says, children }: { says: string | undefined; children: ReactNode }) {
  if (says === undefined) return <span className={styles.name}>{children}</span>
  return (
    <Tooltip text={says}>
      <span className={styles.name} tabIndex={0} role="note">
        {children}
      </span>
    </Tooltip>
  )
}
