import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Banner,
  Button,
  Checkbox,
  Form,
  FormActs,
  FormRow,
  NumberField,
  RadioGroup,
  Section,
  TextField,
  toast,
} from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Settings = Answer<'GET /settings/outgoing-mail'>

/** How letters leave the house: by a server, or not yet. */
export function Outgoing() {
  const t = useT()
  const query = useQuery(ask('GET /settings/outgoing-mail', {}))
  return (
    <SettingsPage title={t('email.outgoing')} about={t('email.outgoing-text')} query={query}>
      {query.data !== undefined && (
        <>
          {query.data.smtp === null && (
            <Banner kind="near" title={t('email.no-server')}>
              {t('email.no-server-text', { folder: query.data.outbox, waiting: query.data.waiting })}
            </Banner>
          )}
          <Fields settings={query.data} />
          <Section title={t('email.trial')}>
            <Trial />
          </Section>
        </>
      )}
    </SettingsPage>
  )
}

function Fields({ settings: { smtp } }: { settings: Settings }) {
  const t = useT()
  const [how, setHow] = useState<'outbox' | 'server'>(smtp === null ? 'outbox' : 'server')
  const [server, setServer] = useState({
    host: smtp?.host ?? '',
    port: smtp?.port ?? 587,
    secure: smtp?.secure ?? false,
    user: smtp?.user ?? '',
  })
  const [password, setPassword] = useState('')
  const set = (part: Partial<typeof server>) => setServer((now) => ({ ...now, ...part }))
  const { run, isPending, problem } = useAct('PUT /settings/outgoing-mail', { inForm: true })
  const save = async () => {
    const body = { smtp: how === 'outbox' ? null : { ...server, ...(password === '' ? {} : { password }) } }
    if ((await run({ body })) === undefined) return
    setPassword('')
    await askAgain('GET /settings/outgoing-mail')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('email.outgoing')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <RadioGroup
        label={t('email.outgoing-how')}
        value={how}
        onChange={setHow}
        options={[
          { id: 'server', label: t('email.outgoing.server') },
          { id: 'outbox', label: t('email.outgoing.outbox'), hint: t('email.outgoing.outbox-text') },
        ]}
      />
      {how === 'server' && (
        <>
          <FormRow>
            <TextField label={t('email.host')} name="smtp.host" required value={server.host} onChange={(host) => set({ host })} />
            <NumberField
              label={t('email.port')}
              name="smtp.port"
              min={1}
              max={65_535}
              format={{ useGrouping: false }}
              value={server.port}
              onChange={(port) => set({ port })}
            />
          </FormRow>
          <Checkbox
            label={t('email.tls')}
            help={t('email.smtp-tls-help')}
            isSelected={server.secure}
            onChange={(secure) => set({ secure })}
          />
          <FormRow>
            <TextField
              label={t('email.user')}
              name="smtp.user"
              autoComplete="off"
              help={t('email.user-help')}
              value={server.user}
              onChange={(user) => set({ user })}
            />
            <TextField
              label={t('auth.password')}
              name="smtp.password"
              type="password"
              autoComplete="new-password"
              help={smtp?.hasPassword === true ? t('email.password-kept') : undefined}
              value={password}
              onChange={setPassword}
            />
          </FormRow>
        </>
      )}
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}

function Trial() {
  const t = useT()
  const { email } = useMe()
  const [to, setTo] = useState(email ?? '')
  const { run, isPending, problem } = useAct('POST /settings/outgoing-mail/trial', { inForm: true })
  const send = async () => {
    const said = await run({ body: { to } })
    if (said !== undefined)
      toast(
        said.ok
          ? { kind: 'met', text: t('email.trial-sent', { to }) }
          : { kind: 'late', text: t('email.try-failed', { words: said.words }) },
      )
  }
  return (
    <Form label={t('email.trial')} onSubmit={() => void send()} {...formFaults(t, problem)}>
      <TextField label={t('email.trial-to')} name="to" type="email" inputMode="email" required value={to} onChange={setTo} />
      <FormActs>
        <Button type="submit" isPending={isPending}>
          {t('email.trial')}
        </Button>
      </FormActs>
    </Form>
  )
}
