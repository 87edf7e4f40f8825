import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner, Button, Form, Link, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, useAct } from '../../platform/query.ts'
import { Door } from './Door.tsx'
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
  const signIn = async () => {
    const me = await run({ body: { email, password } })
    if (me !== undefined) enter(me, next)
  }
  const letter = (purpose: string) => `/sign-in/letter?${new URLSearchParams({ purpose, ...(email === '' ? {} : { email }) }).toString()}`
  return (
    <Door title={t('auth.sign-in')} above={<NotSetUp />}>
      <Form label={t('auth.sign-in')} onSubmit={() => void signIn()} {...formFaults(t, problem)}>
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
  const { data } = useQuery(ask('GET /first-run', {}))
  if (data?.needed !== true) return null
  return (
    <Banner kind="info" title={t('auth.not-set-up')}>
      {t('auth.not-set-up-text')}
    </Banner>
  )
}
