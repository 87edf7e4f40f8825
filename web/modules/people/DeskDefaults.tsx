import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, FormActs, Select, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { languages, useT } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { ZoneField } from './ZoneField.tsx'

type Defaults = Answer<'GET /settings/desk'>

/** The language and the time zone of people of whom nothing else is known. */
export function DeskDefaults() {
  const t = useT()
  const query = useQuery(ask('GET /settings/desk', {}))
  return (
    <SettingsPage title={t('people.desk')} about={t('people.desk-text')} query={query}>
      {query.data !== undefined && <Fields defaults={query.data} />}
    </SettingsPage>
  )
}

function Fields({ defaults }: { defaults: Defaults }) {
  const t = useT()
  const [body, setBody] = useState(defaults)
  const { run, isPending, problem } = useAct('PUT /settings/desk', { inForm: true })
  const save = async () => {
    if ((await run({ body })) === undefined) return
    await askAgain('GET /settings/desk')
    toast({ kind: 'met', text: t('people.desk-saved') })
  }
  return (
    <Form label={t('people.desk')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <Select
        label={t('common.language')}
        placeholder={t('common.language')}
        help={t('people.desk-language')}
        value={body.language}
        onChange={(language) => setBody((now) => ({ ...now, language }))}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
      <ZoneField
        label={t('auth.time-zone')}
        name="timeZone"
        help={t('people.desk-zone')}
        value={body.timeZone}
        onChange={(timeZone) => setBody((now) => ({ ...now, timeZone }))}
      />
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
