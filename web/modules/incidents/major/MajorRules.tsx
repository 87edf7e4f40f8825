import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, FormActs, FormRow, NumberField, toast } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'

type Rules = Answer<'GET /settings/major-rules'>
const numbers = [
  ['priority', 1, 5],
  ['burstCount', 2, 1_000],
  ['burstMinutes', 1, 1_440],
  ['reviewDays', 1, 90],
] as const

/** When a major incident is proposed, and when its review is due. */
export function MajorRules() {
  const t = useT()
  const query = useQuery(ask('GET /settings/major-rules', {}))
  return (
    <SettingsPage title={t('major.rules')} about={t('major.rules-text')} query={query}>
      {query.data !== undefined && <Fields rules={query.data} />}
    </SettingsPage>
  )
}

function Fields({ rules }: { rules: Rules }) {
  const { t, language } = useSpeech()
  const [body, setBody] = useState(rules)
  const { data: services } = useQuery(ask('GET /services', {}))
  const { run, isPending, problem } = useAct('PUT /settings/major-rules', { inForm: true })
  const save = async () => {
    if ((await run({ body })) === undefined) return
    await askAgain('GET /settings/major-rules')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('major.rules')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <SomeOf
        label={t('major.rules.critical')}
        options={services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []}
        chosen={body.criticalServices ?? []}
        onChange={(criticalServices) => setBody((now) => ({ ...now, criticalServices }))}
      />
      <FormRow>
        {numbers.map(([name, min, max]) => (
          <NumberField
            key={name}
            label={t(`major.rules.${name}`)}
            name={name}
            min={min}
            max={max}
            value={body[name]}
            onChange={(value) => setBody((now) => ({ ...now, [name]: value }))}
          />
        ))}
      </FormRow>
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
