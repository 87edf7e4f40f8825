import { useSearch } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import { Button, EmptyState, Form, FormActs, Link, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from './Door.tsx'

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim())

/** Asks for a letter with a link: to sign in, or to a new password. The answer is the same whether we know the address or not. */
export function AskLetter() {
  const t = useT()
  const search = useSearch({ strict: false })
  const purpose = search['purpose'] === 'reset' ? 'reset' : 'sign-in'
  const [email, setEmail] = useState(search['email'] ?? '')
  const [asked, setAsked] = useState<string>()
  const link = useAct('POST /sign-in-links', { inForm: true })
  const reset = useAct('POST /password-resets', { inForm: true })
  const act = purpose === 'reset' ? reset : link
  const send = async () => {
    if ((await act.run({ body: { email } })) !== undefined) setAsked(email.trim())
  }
  if (asked !== undefined) return <Sent email={asked} onAgain={() => setAsked(undefined)} />
  return (
    <Door title={t(`auth.ask.${purpose}`)} about={t(`auth.ask.${purpose}.text`)}>
      <Form label={t(`auth.ask.${purpose}`)} onSubmit={() => void send()} {...formFaults(t, act.problem)}>
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
        <Button
          type="submit"
          kind="do"
          size="big"
          fill
          isPending={act.isPending}
          disabledBecause={isEmail(email) ? undefined : t('auth.type-address')}
        >
          {t('auth.send-letter')}
        </Button>
        <FormActs>
          <Link href="/sign-in" kind="act">
            {t('auth.back-to-sign-in')}
          </Link>
        </FormActs>
      </Form>
    </Door>
  )
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useT()
  return (
    <Door title={t('auth.letter-sent')}>
      <EmptyState
        icon={<MailCheck aria-hidden />}
        title={t('auth.letter-sent-to', { email })}
        acts={
          <>
            <Button onPress={onAgain}>{t('auth.letter-again')}</Button>
            <Link href="/sign-in" kind="act">
              {t('auth.back-to-sign-in')}
            </Link>
          </>
        }
      >
        {t('auth.letter-sent-text')}
      </EmptyState>
    </Door>
  )
}
