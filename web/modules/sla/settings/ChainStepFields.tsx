import { Trash2 } from 'lucide-react'
import { FormRow, IconButton, Section, Select } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import type { ChainChoices, ChainStep } from './model.ts'
import styles from '../Steps.module.css'
import { WhenFields } from './WhenFields.tsx'

type Props = {
  n: number
  step: ChainStep
  choices: ChainChoices
  onChange: (part: Partial<ChainStep>) => void
  onRemove: (() => void) | undefined
}

const always = 'always'

/** One step of a chain: when, whom, and in which hours. */
export function ChainStepFields({ n, step, choices, onChange, onRemove }: Props) {
  const { t, language } = useSpeech()
  const { to } = step
  const { people, rotas, calendars } = choices
  const kinds: readonly { id: ChainStep['to']['kind']; to: ChainStep['to'] | undefined; without?: string }[] = [
    { id: 'lead', to: { kind: 'lead' } },
    { id: 'manager', to: { kind: 'manager' } },
    { id: 'person', to: people[0] && { kind: 'person', person: people[0].id }, without: t('sla.chain-no-people') },
    { id: 'rota', to: rotas[0] && { kind: 'rota', rota: rotas[0].id }, without: t('sla.chain-no-rotas') },
  ]
  return (
    <Section
      title={t('sla.step', { n })}
      level={3}
      aside={onRemove && <IconButton size="small" label={t('sla.step-remove', { n })} icon={<Trash2 aria-hidden />} onPress={onRemove} />}
    >
      <div className={styles.stack}>
        <FormRow>
          <WhenFields when={step.when} onChange={(when) => onChange({ when })} />
        </FormRow>
        <FormRow>
          <Select
            label={t('sla.chain-to')}
            placeholder=""
            value={to.kind}
            onChange={(kind) => {
              const chosen = kinds.find(({ id }) => id === kind)?.to
              if (chosen) onChange({ to: chosen })
            }}
            options={kinds.map(({ id, to: first, without }) => ({
              id,
              label: t(`sla.chain-to.${id}`),
              ...(first === undefined && without !== undefined && { disabledBecause: without }),
            }))}
          />
          {to.kind === 'person' && (
            <Select
              label={t('sla.chain-person')}
              placeholder=""
              value={to.person}
              onChange={(person) => onChange({ to: { kind: 'person', person } })}
              options={people.map(({ id, name }) => ({ id, label: name }))}
            />
          )}
          {to.kind === 'rota' && (
            <Select
              label={t('sla.chain-rota')}
              placeholder=""
              value={to.rota}
              onChange={(rota) => onChange({ to: { kind: 'rota', rota } })}
              options={rotas.map(({ id, names }) => ({ id, label: names[language] }))}
            />
          )}
          <Select
            label={t('sla.chain-hours')}
            placeholder=""
            value={step.hours ?? always}
            onChange={(hours) => onChange({ hours: hours === always ? null : hours })}
            options={[{ id: always, label: t('sla.chain-always') }, ...calendars.map(({ id, names }) => ({ id, label: names[language] }))]}
          />
        </FormRow>
      </div>
    </Section>
  )
}
