import { useState } from 'react'
import { Button, Form, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from './Door.tsx'
import { enter } from './enter.ts'
import { ByLink, type Seen } from './link.tsx'
import { PasswordField } from './PasswordField.tsx'

/** Where the letters of an invitation and of a forgotten password lead. */
export function PasswordByLink() {
  const t = useT()
  return <ByLink title={t('auth.new-password')}>{(token, seen) => <NewPassword token={token} seen={seen} />}</ByLink>
}

function NewPassword({ token, seen }: { token: string; seen: Seen }) {
  const t = useT()
  const [password, setPassword] = useState('')
  const { run, isPending, problem } = useAct('POST /session/by-new-password', { inForm: true })
  const save = async () => {
    const me = await run({ body: { token, password } })
    if (me !== undefined) enter(me)
  }
  const title = seen.purpose === 'invitation' ? t('auth.welcome', { name: seen.name }) : t('auth.new-password')
  return (
    <Door title={title} about={seen.purpose === 'invitation' ? t('auth.welcome-text') : t('auth.new-password-text')}>
      <Form label={title} onSubmit={() => void save()} {...formFaults(t, problem)}>
        {/* a password manager keeps the password under this name */}
        <TextField label={t('auth.email')} type="email" autoComplete="username" value={seen.email} readOnly />
        <PasswordField
          label={t('auth.think-of-password')}
          name="password"
          autoComplete="new-password"
          help={t('auth.password-help')}
          value={password}
          onChange={setPassword}
          autoFocus
        />
        <Button type="submit" kind="do" size="big" fill isPending={isPending}>
          {t('auth.save-and-enter')}
        </Button>
      </Form>
    </Door>
  )
}
