import { useState } from 'react'
import { Button, Checkbox, FormRow, Section, Select, TextField } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import type { Problem } from '../../../platform/client.ts'
import { useT } from '../../../platform/i18n.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { priorityOf } from '../priority.ts'

export type Rule = Answer<'GET /settings/verification'>['rules'][number]
export const newRule: Rule = { services: [], priorities: [], how: 'second', check: null, closes: true }

const hows = ['requester', 'second', 'check', 'none'] as const
const checks = ['http', 'tls', 'tcp', 'dns', 'ping', 'traceroute'] as const
const priorities = [1, 2, 3, 4, 5] as const

type RuleDialogProps = {
  rule: Rule
  services: readonly { id: string; label: string }[]
  onSave: (rule: Rule) => void
  onRemove: (() => void) | undefined
  onFirst: (() => void) | undefined
  onClose: () => void
  isPending: boolean
  problem: Problem | undefined
}

/** For which tickets the rule is, and who says that the solution works. */
export function VerificationRuleDialog({ rule, services, onSave, onRemove, onFirst, onClose, isPending, problem }: RuleDialogProps) {
  const t = useT()
  const [now, setNow] = useState(rule)
  const set = (part: Partial<Rule>) => setNow((before) => ({ ...before, ...part }))
  const asked = now.check ?? { kind: 'http' as const, target: '' }
  const toggled = <V,>(list: readonly V[], value: V, on: boolean): V[] => (on ? [...list, value] : list.filter((one) => one !== value))
  return (
    <EditDialog
      title={t('stages.rule')}
      onSave={() => onSave({ ...now, check: now.how === 'check' ? asked : null })}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
      acts={
        <>
          {onRemove && <Button onPress={onRemove}>{t('stages.remove-rule')}</Button>}
          {onFirst && <Button onPress={onFirst}>{t('stages.first-rule')}</Button>}
        </>
      }
    >
      <Select
        label={t('stages.how')}
        placeholder={t('tickets.choose')}
        value={now.how}
        onChange={(how) => set({ how })}
        options={hows.map((id) => ({ id, label: t(`stages.how.${id}`), hint: t(`stages.how.${id}-text`) }))}
      />
      {now.how === 'check' && (
        <FormRow>
          <Select
            label={t('diagnosis.kind')}
            placeholder={t('diagnosis.kind')}
            value={asked.kind}
            onChange={(kind) => set({ check: { ...asked, kind } })}
            options={checks.map((id) => ({ id, label: t(`diagnosis.kind.${id}`) }))}
          />
          <TextField
            label={t('diagnosis.target')}
            name="check.target"
            value={asked.target}
            onChange={(target) => set({ check: { ...asked, target } })}
            required
          />
        </FormRow>
      )}
      <Checkbox label={t('stages.closes-itself')} isSelected={now.closes} onChange={(closes) => set({ closes })} />
      <Section title={t('tickets.priority')}>
        {priorities.map((each) => (
          <Checkbox
            key={each}
            label={t(`tickets.priority.${priorityOf(each)}`)}
            isSelected={now.priorities.includes(each)}
            onChange={(on) => set({ priorities: toggled(now.priorities, each, on).toSorted((a, b) => a - b) })}
          />
        ))}
      </Section>
      {services.length > 0 && (
        <Section title={t('stages.services')}>
          {services.map(({ id, label }) => (
            <Checkbox
              key={id}
              label={label}
              isSelected={now.services.includes(id)}
              onChange={(on) => set({ services: toggled(now.services, id, on) })}
            />
          ))}
        </Section>
      )}
      <p>{t('stages.rule-scope')}</p>
    </EditDialog>
  )
}
