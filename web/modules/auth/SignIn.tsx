import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner, Button, Form, Link, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { DemoAccounts } from './DemoAccounts.tsx'
import { Door } from './Door.tsx'
import { useDoorOptions } from './door-options.ts'
import { enter } from './enter.ts'
import { PasswordField } from './PasswordField.tsx'
import styles from './SignIn.module.css'

/** By address and password; or by a letter, for those who have no password and need none. */
export function SignIn() {
  const t = useT()
  const { next } = useSearch({ strict: false })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { run, isPending, problem } = useAct('POST /session', { inForm: true })
  const signIn = async (body: { email: string; password: string }) => {
    const me = await run({ body })
    if (me !== undefined) enter(me, next)
  }
  const letter = (purpose: string) => `/sign-in/letter?${new URLSearchParams({ purpose, ...(email === '' ? {} : { email }) }).toString()}`
  return (
    <Door
      title={t('auth.sign-in')}
      above={
        <>
          <NotSetUp />
          <DemoAccounts isPending={isPending} onChoose={(account) => void signIn(account)} />
        </>
      }
    >
      <Form label={t('auth.sign-in')} onSubmit={() => void signIn({ email, password })} {...formFaults(t, problem)}>
        <TextField
          label={t('auth.email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <PasswordField label={t('auth.password')} name="password" autoComplete="current-password" value={password} onChange={setPassword} />
        <Button type="submit" kind="do" size="big" fill isPending={isPending}>
          {t('auth.do-sign-in')}
        </Button>
      </Form>
      <div className={styles.other}>
        <Link href={letter('sign-in')} kind="act">
          {t('auth.letter-instead')}
        </Link>
        <Link href={letter('reset')} kind="act">
          {t('auth.forgot')}
        </Link>
      </div>
    </Door>
  )
}

/** A desk without an administrator has nobody to sign in as. */
function NotSetUp() {
  const t = useT()
  const { data } = useDoorOptions()
  if (data?.firstRun !== true) return null
  return <Banner title={t('auth.not-set-up')}>{t('auth.not-set-up-text')}</Banner>
}
