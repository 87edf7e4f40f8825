import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, FormRow, RadioGroup, Select, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ImapFields } from './ImapFields.tsx'
import type { Imap, Mailbox } from './mailbox.ts'

const fresh: Imap = { host: '', port: 993, secure: true, user: '', folder: 'INBOX', afterwards: 'seen', moveTo: '' }

/** A mailbox that is added, or changed. */
export function MailboxDialog({ mailbox, onClose }: { mailbox: Mailbox | undefined; onClose: () => void }) {
  const t = useT()
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const [name, setName] = useState(mailbox?.name ?? '')
  const [address, setAddress] = useState(mailbox?.address ?? '')
  const [team, setTeam] = useState<string | null>(mailbox?.team.id ?? null)
  const [active, setActive] = useState(mailbox?.active ?? true)
  const [how, setHow] = useState<'receiver' | 'imap'>(mailbox?.imap ? 'imap' : 'receiver')
  const [imap, setImap] = useState<Imap>(mailbox?.imap ?? fresh)
  const [password, setPassword] = useState('')
  const add = useAct('POST /mailboxes', { inForm: true })
  const change = useAct('PATCH /mailboxes/:id', { inForm: true })
  const save = async () => {
    const body = {
      name: name === '' ? address : name,
      address,
      team: team ?? teams?.items[0]?.id ?? '',
      active,
      imap: how === 'imap' ? imap : null,
      ...(how === 'imap' && password !== '' ? { password } : {}),
    }
    const saved = mailbox === undefined ? await add.run({ body }) : await change.run({ params: { id: mailbox.id }, body })
    if (saved === undefined) return
    await askAgain('GET /mailboxes')
    onClose()
  }
  return (
    <EditDialog
      title={mailbox?.address ?? t('email.add-mailbox')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <FormRow>
        <TextField
          label={t('email.address')}
          name="address"
          type="email"
          inputMode="email"
          required
          autoFocus
          value={address}
          onChange={setAddress}
        />
        <TextField label={t('email.mailbox-name')} name="name" help={t('email.mailbox-name-help')} value={name} onChange={setName} />
      </FormRow>
      <Select
        label={t('people.team')}
        name="team"
        placeholder={teams?.items[0]?.name ?? t('people.team')}
        value={team}
        onChange={setTeam}
        options={teams?.items.map(({ id, name: label }) => ({ id, label })) ?? []}
      />
      <RadioGroup
        label={t('email.how')}
        value={how}
        onChange={setHow}
        options={[
          { id: 'receiver', label: t('email.how.receiver'), hint: t('email.how.receiver-text') },
          { id: 'imap', label: t('email.how.imap'), hint: t('email.how.imap-text') },
        ]}
      />
      {how === 'imap' && (
        <ImapFields
          imap={imap}
          onChange={setImap}
          password={password}
          onPassword={setPassword}
          hasPassword={mailbox?.hasPassword === true}
        />
      )}
      <Checkbox label={t('email.active')} isSelected={active} onChange={setActive} />
    </EditDialog>
  )
}
