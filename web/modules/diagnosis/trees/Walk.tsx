import { ArrowLeft } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, FormActs, Form, TextArea, TextField } from '../../../design/index.ts'
import { addressOf } from '../../../platform/client.ts'
import { useT, type Language } from '../../../platform/i18n.ts'
import { answerWords } from './words.ts'
import type { Step } from './model.ts'
import styles from './Trees.module.css'

type WalkProps = {
  step: Step
  language: Language
  onAnswer: (answer: { branch: string | null; value: string }) => void
  onBack?: (() => void) | undefined
  /** Runs the check from the desk; without it its outcome is only said. */
  onCheck?: (() => void) | undefined
  isPending?: boolean
  /** Why the last answer was not taken. */
  fault?: string | undefined
  /** What can be done at the outcome. */
  end?: ReactNode
  size?: 'normal' | 'big'
}

/** One step of a tree as whoever walks it sees it: on a ticket, on the portal, and while it is written. */
export function Walk(props: WalkProps) {
  const t = useT()
  const { step, language, onBack, fault, end, isPending } = props
  const text = step.words[language]
  return (
    <div className={styles.walk} data-size={props.size}>
      <p className={styles.words} lang={language}>
        {text === '' ? t('trees.no-words') : text}
      </p>
      {step.type === 'instruction' && step.picture !== null && (
        <img
          className={styles.picture}
          src={addressOf('GET /tree-pictures/:id', { params: { id: step.picture } })}
          alt={t('trees.picture-of', { text })}
        />
      )}
      {step.type === 'outcome' ? end : <Answers key={step.id} {...props} />}
      {fault !== undefined && <p role="alert">{fault}</p>}
      {onBack !== undefined && (
        <div>
          <Button kind="quiet" size="small" icon={<ArrowLeft aria-hidden />} isPending={isPending} onPress={onBack}>
            {t('trees.back')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Answers({ step, language, onAnswer, onCheck, isPending, size = 'normal' }: WalkProps) {
  const t = useT()
  if (step.type === 'question' && step.answer !== 'choice')
    return (
      <Written isNumber={step.answer === 'number'} isPending={isPending} size={size} onSay={(value) => onAnswer({ branch: null, value })} />
    )
  return (
    <>
      {step.type === 'check' && (
        <p className={styles.quiet}>
          {t(`diagnosis.kind.${step.check}`)} {step.target}
          {step.port === null ? '' : `:${String(step.port)}`}
        </p>
      )}
      <div className={styles.answers} role="group" aria-label={t('trees.answers')}>
        {onCheck !== undefined && (
          <Button kind="do" size={size} isPending={isPending} onPress={onCheck}>
            {t('trees.run-check')}
          </Button>
        )}
        {step.branches.map((branch) => (
          <Button key={branch.id} size={size} isPending={isPending} onPress={() => onAnswer({ branch: branch.id, value: '' })}>
            {answerWords(t, language, step, branch)}
          </Button>
        ))}
      </div>
    </>
  )
}

type WrittenProps = { isNumber: boolean; isPending: boolean | undefined; size: 'normal' | 'big'; onSay: (value: string) => void }

function Written({ isNumber, isPending, size, onSay }: WrittenProps) {
  const t = useT()
  const [value, setValue] = useState('')
  return (
    <Form label={t('trees.answers')} onSubmit={() => value.trim() !== '' && onSay(value)}>
      {isNumber ? (
        <TextField label={t('trees.number')} name="value" inputMode="numeric" value={value} onChange={setValue} maxLength={30} />
      ) : (
        <TextArea label={t('trees.text')} name="value" value={value} onChange={setValue} maxLength={2000} />
      )}
      <FormActs>
        <Button
          type="submit"
          kind="do"
          size={size}
          isPending={isPending}
          disabledBecause={value.trim() === '' ? t('trees.say-something') : undefined}
        >
          {t('trees.on')}
        </Button>
      </FormActs>
    </Form>
  )
}
