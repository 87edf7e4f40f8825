import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { EmptyState, Link, Skeleton, Stepper } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { Door } from './Door.tsx'
import { DeskStep } from './first-run/DeskStep.tsx'
import { DoneStep } from './first-run/DoneStep.tsx'
import { MailboxStep } from './first-run/MailboxStep.tsx'
import { PeopleStep } from './first-run/PeopleStep.tsx'
import { TeamStep } from './first-run/TeamStep.tsx'

const steps = ['desk', 'team', 'mailbox', 'people', 'done'] as const
type Step = (typeof steps)[number]
const isStep = (text: string | undefined): text is Step => steps.some((step) => step === text)

/** The first start: the first administrator, then what a desk begins with. Only the first step is needed; the rest can be left out. */
export function FirstRun() {
  const t = useT()
  const go = useGo()
  const search = useSearch({ strict: false })
  const [token] = useState(() => location.hash.slice(1))
  const { data } = useQuery({ ...ask('GET /first-run', {}), staleTime: Infinity })
  const wanted = search['step']
  const step = isStep(wanted) ? wanted : 'desk'
  const next = () => go(`/first-run?step=${steps[steps.indexOf(step) + 1] ?? 'done'}`, { replace: true })
  if (step === 'desk' && data === undefined)
    return (
      <Door title={t('auth.first-run')}>
        <Skeleton label={t('common.loading')} />
      </Door>
    )
  if (step === 'desk' && (data?.needed !== true || token === '')) return <Closed isNeeded={data?.needed === true} />
  return (
    <Door title={t(`auth.step.${step}`)} about={t(`auth.step.${step}.text`)} size="wide" above={<Steps step={step} />}>
      {step === 'desk' && <DeskStep token={token} onDone={next} />}
      {step === 'team' && <TeamStep onDone={next} />}
      {step === 'mailbox' && <MailboxStep onDone={next} />}
      {step === 'people' && <PeopleStep onDone={next} />}
      {step === 'done' && <DoneStep />}
    </Door>
  )
}

function Steps({ step }: { step: Step }) {
  const t = useT()
  const now = steps.indexOf(step)
  return (
    <Stepper
      label={t('auth.steps')}
      stages={steps.map((id, i) => ({ id, label: t(`auth.stage.${id}`), state: i < now ? 'done' : i === now ? 'now' : 'todo' }))}
    />
  )
}

function Closed({ isNeeded }: { isNeeded: boolean }) {
  const t = useT()
  return (
    <Door title={t('auth.first-run')}>
      <EmptyState
        icon={<KeyRound aria-hidden />}
        title={isNeeded ? t('auth.link-torn') : t('auth.first-run-over')}
        acts={
          <Link href="/sign-in" kind="act">
            {t('auth.to-sign-in')}
          </Link>
        }
      >
        {isNeeded ? t('auth.first-run-torn-text') : t('auth.first-run-over-text')}
      </EmptyState>
    </Door>
  )
}
