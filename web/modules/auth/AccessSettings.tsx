import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, FormActs, NumberField, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Settings = Answer<'GET /settings/access'>
const fields = [
  ['idleHours', 1, 2160],
  ['longestDays', 1, 365],
  ['invitationDays', 1, 60],
] as const

/** How long sessions and invitations live. */
export function AccessSettings() {
  const t = useT()
  const query = useQuery(ask('GET /settings/access', {}))
  return (
    <SettingsPage title={t('auth.access')} about={t('auth.access-text')} query={query}>
      {query.data !== undefined && <Fields settings={query.data} />}
    </SettingsPage>
  )
}

function Fields({ settings }: { settings: Settings }) {
  const t = useT()
  const [body, setBody] = useState(settings)
  const { run, isPending, problem } = useAct('PUT /settings/access', { inForm: true })
  const save = async () => {
    if ((await run({ body })) === undefined) return
    await askAgain('GET /settings/access')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('auth.access')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      {fields.map(([name, min, max]) => (
        <NumberField
          key={name}
          label={t(`auth.access.${name}`)}
          name={name}
          min={min}
          max={max}
          value={body[name]}
          onChange={(value) => setBody((now) => ({ ...now, [name]: value }))}
        />
      ))}
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
