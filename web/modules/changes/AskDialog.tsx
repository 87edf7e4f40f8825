import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, NumberField, type Option } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ManyOf } from '../../platform/settings/SomeOf.tsx'
import { findPeople } from '../people/find.ts'
import { useChangeAct } from './acts.ts'
import type { Change } from './model.ts'
import styles from './Changes.module.css'

/** `all`: everybody of the step, however many are added. */
type Draft = { key: string; people: Option[]; needed: number | 'all' }
const fresh = (): Draft => ({ key: crypto.randomUUID(), people: [], needed: 'all' })

/** Those who were asked before are the likeliest to be asked again. */
function startOf({ askings }: Change): Draft[] {
  const [last] = askings
  if (last === undefined) return [fresh()]
  return last.steps.map(({ people, needed }) => ({
    key: crypto.randomUUID(),
    people: people.map(({ person }) => ({ id: person.id, label: person.name })),
    needed: needed === people.length ? 'all' : needed,
  }))
}

/** Named people, all or some of each step, and until when. */
export function AskDialog({ change, onClose }: { change: Change; onClose: () => void }) {
  const t = useT()
  const [steps, setSteps] = useState(() => startOf(change))
  const [dueAt, setDueAt] = useState<string | null>(() => Temporal.Now.instant().round('minute').add({ hours: 48 }).toString())
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useChangeAct('POST /tickets/:ref/change/approval')
  const set = (key: string, part: Partial<Draft>) => setSteps(steps.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const isEmpty = steps.some(({ people }) => people.length === 0)
  const send = async () => {
    setTried(true)
    if (dueAt === null || isEmpty) return
    const asked = steps.map(({ people, needed }) => ({
      people: people.map(({ id }) => id),
      needed: needed === 'all' ? people.length : Math.min(needed, people.length),
    }))
    const body = { version: change.version, steps: asked, dueAt }
    if ((await run({ params: { ref: String(change.number) }, body })) !== undefined) onClose()
  }
  return (
    <EditDialog
      title={t('changes.ask')}
      saves={t('changes.send-asking')}
      onSave={() => void send()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <p className={styles.quiet}>{t('changes.ask-text')}</p>
      {steps.map((step, n) => (
        <div key={step.key} className={styles.step}>
          {steps.length > 1 && (
            <div className={styles.stepHead}>
              <strong>{t('changes.step', { n: String(n + 1) })}</strong>
              <Button size="small" kind="quiet" onPress={() => setSteps(steps.filter(({ key }) => key !== step.key))}>
                {t('changes.remove-step')}
              </Button>
            </div>
          )}
          <ManyOf
            label={t('changes.approvers')}
            addLabel={t('changes.add-approver')}
            help={isTried && step.people.length === 0 ? t('common.invalid.missing') : undefined}
            chosen={step.people}
            onChange={(people) => set(step.key, { people })}
            search={findPeople}
          />
          {step.people.length > 1 && (
            <NumberField
              label={t('changes.needed')}
              min={1}
              max={step.people.length}
              value={step.needed === 'all' ? step.people.length : Math.min(step.needed, step.people.length)}
              onChange={(needed) => set(step.key, { needed: Number.isNaN(needed) || needed === step.people.length ? 'all' : needed })}
            />
          )}
        </div>
      ))}
      {steps.length < 5 && (
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => setSteps([...steps, fresh()])}>
          {t('changes.add-step')}
        </Button>
      )}
      <MomentField
        label={t('changes.due')}
        name="dueAt"
        help={t('changes.due-help')}
        value={dueAt}
        onChange={setDueAt}
        error={isTried && dueAt === null ? t('common.invalid.missing') : undefined}
      />
    </EditDialog>
  )
}
