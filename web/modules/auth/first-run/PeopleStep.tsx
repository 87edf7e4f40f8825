import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Banner, Button, Form, IconButton, Select, TextField } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask } from '../../../platform/query.ts'
import { useSession } from '../../../platform/session.ts'
import { addColleague, invite, staffRoles, type Guest } from './invite.ts'
import { StepActs } from './StepActs.tsx'
import styles from './PeopleStep.module.css'

type Row = Guest & { id: string; person?: string; error?: string | undefined; isInvited?: boolean | undefined }

const newRow = (): Row => ({ id: crypto.randomUUID(), name: '', email: '', role: 'agent' })
const isFilled = ({ name, email }: Row) => name.trim() !== '' && email.trim() !== ''

/** Colleagues get a letter with a link to set their own passwords. */
export function PeopleStep({ onDone }: { onDone: () => void }) {
  const { t, language } = useSpeech()
  const words = useProblemWords()
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const { data: me } = useSession()
  const { data: mail } = useQuery(ask('GET /settings/outgoing-mail', {}))
  const [rows, setRows] = useState<readonly Row[]>(() => [newRow()])
  const [isPending, setPending] = useState(false)
  const change = (id: string, part: Partial<Row>) => setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const waiting = rows.filter((row) => isFilled(row) && row.isInvited !== true)
  const send = async () => {
    setPending(true)
    let failed = false
    for (const row of waiting) {
      try {
        const person =
          row.person ??
          (await addColleague(row, { team: teams?.items[0]?.id, organisation: me?.organisation?.id, language, timeZone: me?.timeZone }))
        change(row.id, { person })
        await invite(person)
        change(row.id, { isInvited: true, error: undefined })
      } catch (error) {
        failed = true
        change(row.id, { error: words(error) })
      }
    }
    setPending(false)
    if (!failed) onDone()
  }
  return (
    <Form label={t('auth.step.people')} onSubmit={() => void send()}>
      {mail?.smtp === null && <Banner title={t('auth.no-smtp')}>{t('auth.no-smtp-text', { folder: mail.outbox })}</Banner>}
      <ul className={styles.rows}>
        {rows.map((row, i) => (
          <li key={row.id}>
            <GuestRow
              row={row}
              number={i + 1}
              onChange={(part) => change(row.id, part)}
              onRemove={rows.length === 1 ? undefined : () => setRows((all) => all.filter(({ id }) => id !== row.id))}
            />
          </li>
        ))}
      </ul>
      <span>
        <Button icon={<Plus aria-hidden />} onPress={() => setRows((all) => [...all, newRow()])}>
          {t('auth.one-more')}
        </Button>
      </span>
      <StepActs
        onSkip={onDone}
        isPending={isPending}
        words={t('auth.invite')}
        disabledBecause={waiting.length === 0 ? t('auth.fill-a-row') : undefined}
      />
    </Form>
  )
}

type GuestRowProps = { row: Row; number: number; onChange: (part: Partial<Row>) => void; onRemove?: (() => void) | undefined }

function GuestRow({ row, number, onChange, onRemove }: GuestRowProps) {
  const t = useT()
  const done = row.isInvited === true ? t('auth.invited') : undefined
  return (
    <fieldset className={styles.row}>
      <legend className={styles.legend}>{t('auth.colleague', { number })}</legend>
      <TextField label={t('auth.name')} value={row.name} onChange={(name) => onChange({ name })} disabledBecause={done} />
      <TextField
        label={t('auth.email')}
        type="email"
        inputMode="email"
        value={row.email}
        error={row.error}
        onChange={(email) => onChange({ email, error: undefined })}
        disabledBecause={done}
      />
      <Select
        label={t('people.role')}
        placeholder={t('people.role')}
        value={row.role}
        onChange={(role) => onChange({ role })}
        options={staffRoles.map((id) => ({ id, label: t(`people.role.${id}`), hint: t(`people.role.${id}.text`) }))}
        disabledBecause={done}
      />
      {onRemove !== undefined && <IconButton label={t('auth.remove-colleague', { number })} icon={<X aria-hidden />} onPress={onRemove} />}
    </fieldset>
  )
}
