import { useState } from 'react'
import { Button, Form, FormActs, FormRow, Labelled, SegmentedControl, TextField } from '../../../design/index.ts'
import { languages, ownZone, useSpeech, type Language } from '../../../platform/i18n.ts'
import { languageNames } from '../../../platform/Look.tsx'
import { formFaults } from '../../../platform/problem.ts'
import { useAct } from '../../../platform/query.ts'
import { ZoneField } from '../../people/ZoneField.tsx'
import { PasswordField } from '../PasswordField.tsx'

/** Names the desk and its first administrator, who is signed in at once. */
export function DeskStep({ token, onDone }: { token: string; onDone: () => void }) {
  const { t, language, setLanguage } = useSpeech()
  const [organisation, setOrganisation] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [timeZone, setTimeZone] = useState(ownZone)
  const { run, isPending, problem } = useAct('POST /first-run', { inForm: true })
  const begin = async () => {
    const me = await run({ body: { token, organisation, name, email, password, language, timeZone } })
    if (me !== undefined) onDone()
  }
  return (
    <Form label={t('auth.step.desk')} onSubmit={() => void begin()} {...formFaults(t, problem)}>
      <TextField
        label={t('auth.organisation')}
        name="organisation"
        autoComplete="organization"
        help={t('auth.organisation-help')}
        required
        autoFocus
        value={organisation}
        onChange={setOrganisation}
      />
      <FormRow>
        <TextField label={t('auth.your-name')} name="name" autoComplete="name" required value={name} onChange={setName} />
        <TextField
          label={t('auth.your-email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
        />
      </FormRow>
      <PasswordField
        label={t('auth.think-of-password')}
        name="password"
        autoComplete="new-password"
        help={t('auth.password-help')}
        value={password}
        onChange={setPassword}
      />
      <FormRow>
        <Labelled label={t('common.language')}>
          <span>
            <SegmentedControl<Language>
              label={t('common.language')}
              value={language}
              onChange={setLanguage}
              options={languages.map((id) => ({ id, label: languageNames[id] }))}
            />
          </span>
        </Labelled>
        <ZoneField label={t('auth.time-zone')} name="timeZone" value={timeZone} onChange={setTimeZone} />
      </FormRow>
      <FormActs>
        <Button type="submit" kind="do" size="big" isPending={isPending}>
          {t('auth.begin')}
        </Button>
      </FormActs>
    </Form>
  )
}
