import { useState } from 'react'
import { Button, Form, FormActs, FormRow, Section, toast } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { askAgain, useAct } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { PasswordField } from '../PasswordField.tsx'

/** Who came in by letters only may think of a password here, without one from before. */
export function MyPassword() {
  const t = useT()
  const me = useMe()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { run, isPending, problem } = useAct('PUT /me/password', { inForm: true })
  const save = async () => {
    if ((await run({ body: { current, password } })) === undefined) return
    setCurrent('')
    setPassword('')
    await askAgain('GET /me', 'GET /me/sessions')
    toast({ kind: 'met', text: t('auth.password-set') })
  }
  const title = me.hasPassword ? t('auth.change-password') : t('auth.add-password')
  return (
    <Section title={title}>
      <Form label={title} onSubmit={() => void save()} {...formFaults(t, problem)}>
        <FormRow>
          {me.hasPassword && (
            <PasswordField
              label={t('auth.current-password')}
              name="current"
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
            />
          )}
          <PasswordField
            label={t('auth.new-password')}
            name="password"
            autoComplete="new-password"
            help={t('auth.password-help')}
            value={password}
            onChange={setPassword}
          />
        </FormRow>
        <FormActs>
          <Button type="submit" kind="do" isPending={isPending} disabledBecause={password === '' ? t('auth.think-of-password') : undefined}>
            {t('auth.set-password')}
          </Button>
        </FormActs>
      </Form>
    </Section>
  )
}
