import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { branchFor, numbersOf, stepOf } from '#contract/tree-walk.ts'
import { Badge, Banner, Button, Section, SegmentedControl } from '../../../design/index.ts'
import { useSpeech, type Language } from '../../../platform/i18n.ts'
import type { Definition } from './model.ts'
import { answerWords, stepWords } from './words.ts'
import { Walk } from './Walk.tsx'
import styles from './Trees.module.css'

type Taken = { step: string; branch: string; value: string }

/** The tree as it stands, walked while it is written. Nothing of it is kept. */
export function Preview({ definition, onSelect }: { definition: Definition; onSelect: (step: string) => void }) {
  const { t, language: own } = useSpeech()
  const [language, setLanguage] = useState<Language>(own)
  const [all, setTaken] = useState<readonly Taken[]>([])
  // What was changed meanwhile may not lead here any more.
  const taken = stillLeading(definition, all)
  const [fault, setFault] = useState<string>()
  const here = stepOf(definition, after(definition, taken))
  const numbers = numbersOf(definition)
  const answer = ({ branch: id, value }: { branch: string | null; value: string }) => {
    const branch = here && branchFor(here, { branch: id, value })
    setFault(branch === undefined ? t('trees.not-a-number') : undefined)
    if (here !== undefined && branch !== undefined) setTaken([...taken, { step: here.id, branch: branch.id, value }])
  }
  return (
    <Section
      title={t('trees.preview')}
      aside={
        <Button size="small" kind="quiet" icon={<RotateCcw aria-hidden />} onPress={() => setTaken([])}>
          {t('trees.again-from-start')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <SegmentedControl
          label={t('trees.language')}
          value={language}
          onChange={setLanguage}
          options={[
            { id: 'ru', label: t('trees.in-russian') },
            { id: 'en', label: t('trees.in-english') },
          ]}
        />
        {taken.length > 0 && (
          <ol className={styles.way}>
            {taken.map(({ step: id, branch: chosen, value }, i) => {
              const step = stepOf(definition, id)
              const branch = step?.branches.find((one) => one.id === chosen)
              if (step === undefined || branch === undefined) return null
              return (
                <li key={`${id} ${String(i)}`}>
                  <span className={styles.quiet}>{stepWords(t, language, step)}</span>{' '}
                  {value === '' ? answerWords(t, language, step, branch) : value}
                </li>
              )
            })}
          </ol>
        )}
        {here === undefined ? (
          <Banner kind="near">{t(taken.length === 0 ? 'trees.fault.no-beginning' : 'trees.leads-nowhere')}</Banner>
        ) : (
          <>
            <div>
              <Button kind="quiet" size="small" onPress={() => onSelect(here.id)}>
                {t('trees.step-n', { n: numbers.get(here.id) ?? 0 })}
              </Button>
            </div>
            <Walk
              step={here}
              language={language}
              onAnswer={answer}
              onBack={taken.length === 0 ? undefined : () => setTaken(taken.slice(0, -1))}
              fault={fault}
              end={
                here.type === 'outcome' && (
                  <Badge kind={here.outcome === 'solved' ? 'met' : 'neutral'}>{t(`trees.outcome.${here.outcome}`)}</Badge>
                )
              }
            />
          </>
        )}
      </div>
    </Section>
  )
}

function after(definition: Definition, taken: readonly Taken[]): string | null {
  const last = taken.at(-1)
  if (last === undefined) return definition.root
  return stepOf(definition, last.step)?.branches.find(({ id }) => id === last.branch)?.to ?? null
}

function stillLeading(definition: Definition, all: readonly Taken[]): Taken[] {
  const kept: Taken[] = []
  for (const one of all) {
    const isThere = stepOf(definition, one.step)?.branches.some(({ id }) => id === one.branch) === true
    if (!isThere || after(definition, kept) !== one.step) break
    kept.push(one)
  }
  return kept
}
