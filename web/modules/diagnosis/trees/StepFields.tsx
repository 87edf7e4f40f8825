import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { numbersOf } from '#contract/tree-walk.ts'
import {
  Button,
  FormRow,
  IconButton,
  Labelled,
  NumberField,
  Section,
  SegmentedControl,
  Select,
  TextArea,
  TextField,
  type Option,
} from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import {
  addAnswer,
  addStep,
  askFor,
  change,
  editBranch,
  lead,
  mayMove,
  moveAnswer,
  removeAnswer,
  removeStep,
  turnInto,
  type Place,
  type Row,
} from './edit.ts'
import { none, stepTypes, type Branch, type Definition, type Step } from './model.ts'
import { CheckFields, OutcomeFields, PictureField } from './TypeFields.tsx'
import { answerWords, stepWords } from './words.ts'
import styles from './Trees.module.css'

type StepFieldsProps = {
  definition: Definition
  row: Row
  onChange: (next: Definition) => void
  /** Shows another step. */
  onSelect: (step: string) => void
}

/** What is written of the selected step, or what may come where nothing stands yet. */
export function StepFields({ definition, row, onChange, onSelect }: StepFieldsProps) {
  const t = useT()
  const place: Place = row.from && { step: row.from.step.id, branch: row.from.branch.id }
  const add = (type: Step['type']) => {
    const { definition: next, id } = addStep(definition, place, type)
    onChange(next)
    onSelect(id)
  }
  if (row.step === null)
    return (
      <Section title={t('trees.what-next')} level={3}>
        <div className={styles.acts}>
          {stepTypes.map((type) => (
            <Button key={type} icon={<Plus aria-hidden />} onPress={() => add(type)}>
              {t(`trees.type.${type}`)}
            </Button>
          ))}
        </div>
        {definition.steps.length > 0 && place !== null && <Then definition={definition} place={place} to={null} onChange={onChange} />}
      </Section>
    )
  return <OneStep definition={definition} step={row.step} place={place} onChange={onChange} onSelect={onSelect} add={add} />
}

type OneStepProps = Omit<StepFieldsProps, 'row'> & { step: Step; place: Place; add: (type: Step['type']) => void }

function OneStep({ definition, step, onChange, add }: OneStepProps) {
  const t = useT()
  const n = numbersOf(definition).get(step.id) ?? 0
  const set = (part: (one: Step) => Step) => onChange(change(definition, step.id, part))
  const say = (language: 'ru' | 'en') => (text: string) => set((one) => ({ ...one, words: { ...one.words, [language]: text } }))
  return (
    <Section
      title={t('trees.step-n', { n })}
      level={3}
      aside={
        <>
          <Button size="small" kind="quiet" onPress={() => add('question')}>
            {t('trees.insert-before')}
          </Button>
          <IconButton
            size="small"
            label={t('trees.remove-step', { n })}
            icon={<Trash2 aria-hidden />}
            onPress={() => onChange(removeStep(definition, step.id))}
          />
        </>
      }
    >
      <div className={styles.fields}>
        <SegmentedControl
          label={t('trees.type')}
          value={step.type}
          onChange={(type) => onChange(turnInto(definition, step.id, type))}
          options={stepTypes.map((id) => ({ id, label: t(`trees.type.${id}`) }))}
        />
        <FormRow>
          <TextArea label={t('trees.words-ru')} name="words.ru" value={step.words.ru} onChange={say('ru')} rows={3} required />
          <TextArea label={t('trees.words-en')} name="words.en" value={step.words.en} onChange={say('en')} rows={3} required />
        </FormRow>
        {step.type === 'question' && (
          <Labelled label={t('trees.answer-by')}>
            <SegmentedControl
              label={t('trees.answer-by')}
              value={step.answer}
              onChange={(answer) => onChange(askFor(definition, step.id, answer))}
              options={(['choice', 'number', 'text'] as const).map((id) => ({ id, label: t(`trees.answer-by.${id}`) }))}
            />
          </Labelled>
        )}
        {step.type === 'instruction' && <PictureField step={step} onChange={(picture) => set(() => ({ ...step, picture }))} />}
        {step.type === 'check' && <CheckFields step={step} onChange={(part) => set(() => ({ ...step, ...part }))} />}
        {step.type === 'outcome' && <OutcomeFields step={step} onChange={(part) => set(() => ({ ...step, ...part }))} />}
        <Branches definition={definition} step={step} onChange={onChange} />
      </div>
    </Section>
  )
}

function Branches({ definition, step, onChange }: { definition: Definition; step: Step; onChange: (next: Definition) => void }) {
  const { t } = useSpeech()
  if (step.branches.length === 0 && step.type !== 'question') return null
  return (
    <div className={styles.branches} role="group" aria-label={t('trees.answers')}>
      {step.branches.map((branch, i) => (
        <OneBranch key={branch.id} definition={definition} step={step} branch={branch} i={i} onChange={onChange} />
      ))}
      {step.type === 'question' && step.answer !== 'text' && (
        <div>
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => onChange(addAnswer(definition, step.id))}>
            {t('trees.add-answer')}
          </Button>
        </div>
      )}
    </div>
  )
}

type OneBranchProps = { definition: Definition; step: Step; branch: Branch; i: number; onChange: (next: Definition) => void }

function OneBranch({ definition, step, branch, i, onChange }: OneBranchProps) {
  const { t, language } = useSpeech()
  const place = { step: step.id, branch: branch.id }
  const n = i + 1
  const isFree = step.type === 'question' && step.answer !== 'text'
  return (
    <div className={styles.branch} role="group" aria-label={t('trees.answer-n', { n })}>
      <div className={styles.branchFields}>
        <BranchName definition={definition} step={step} branch={branch} n={n} onChange={onChange} />
        <Then
          definition={definition}
          place={place}
          to={branch.to}
          label={t('trees.then-after', { answer: answerWords(t, language, step, branch) })}
          onChange={onChange}
        />
      </div>
      {isFree && (
        <span className={styles.acts}>
          {mayMove(step) && i > 0 && (
            <IconButton
              size="small"
              label={t('trees.answer-up', { n })}
              icon={<ArrowUp aria-hidden />}
              onPress={() => onChange(moveAnswer(definition, step.id, branch.id, -1))}
            />
          )}
          {mayMove(step) && i < step.branches.length - 1 && (
            <IconButton
              size="small"
              label={t('trees.answer-down', { n })}
              icon={<ArrowDown aria-hidden />}
              onPress={() => onChange(moveAnswer(definition, step.id, branch.id, 1))}
            />
          )}
          <IconButton
            size="small"
            label={t('trees.remove-answer', { n })}
            icon={<Trash2 aria-hidden />}
            onPress={() => onChange(removeAnswer(definition, step.id, branch.id))}
          />
        </span>
      )}
    </div>
  )
}

function BranchName({ definition, step, branch, n, onChange }: Omit<OneBranchProps, 'i'> & { n: number }) {
  const t = useT()
  const set = (part: Partial<Branch>) => onChange(editBranch(definition, { step: step.id, branch: branch.id }, part))
  if (step.type !== 'question' || step.answer === 'text') return null
  if (step.answer === 'choice')
    return (
      <FormRow>
        <TextField
          label={t('trees.answer-ru', { n })}
          value={branch.words.ru}
          onChange={(ru) => set({ words: { ...branch.words, ru } })}
          required
        />
        <TextField
          label={t('trees.answer-en', { n })}
          value={branch.words.en}
          onChange={(en) => set({ words: { ...branch.words, en } })}
          required
        />
      </FormRow>
    )
  if (branch.atLeast === null) return <p className={styles.quiet}>{t('trees.below')}</p>
  return (
    <NumberField
      label={t('trees.bound', { n })}
      value={branch.atLeast}
      onChange={(atLeast) => !Number.isNaN(atLeast) && set({ atLeast })}
    />
  )
}

type ThenProps = {
  definition: Definition
  place: NonNullable<Place>
  to: string | null
  label?: string
  onChange: (next: Definition) => void
}

/** What comes after an answer: a new step, or one that stands already. */
function Then({ definition, place, to, label, onChange }: ThenProps) {
  const { t, language } = useSpeech()
  const numbers = numbersOf(definition)
  const steps: Option[] = definition.steps
    .toSorted((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0))
    .map((step) => ({ id: step.id, label: `${String(numbers.get(step.id))}. ${stepWords(t, language, step)}` }))
  const fresh: Option[] = stepTypes.map((type) => ({ id: `new ${type}`, label: t('trees.new-step', { type: t(`trees.type.${type}`) }) }))
  const choose = (id: string) => {
    const type = stepTypes.find((one) => id === `new ${one}`)
    if (type === undefined) onChange(lead(definition, place, id === none ? null : id))
    else onChange(addStep(lead(definition, place, null), place, type).definition)
  }
  return (
    <Select
      label={label ?? t('trees.then')}
      placeholder={t('trees.nothing-yet')}
      size="small"
      value={to ?? none}
      onChange={choose}
      options={[{ id: none, label: t('trees.nothing-yet') }, ...steps, ...fresh]}
    />
  )
}
