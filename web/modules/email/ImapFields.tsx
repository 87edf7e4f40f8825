import { Checkbox, FormRow, NumberField, Select, TextField } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import type { Imap } from './mailbox.ts'

type ImapFieldsProps = {
  imap: Imap
  onChange: (imap: Imap) => void
  password: string
  onPassword: (password: string) => void
  hasPassword: boolean
}

const afterwards = ['seen', 'move', 'delete'] as const

/** The server to fetch letters from, and what becomes of them there. */
export function ImapFields({ imap, onChange, password, onPassword, hasPassword }: ImapFieldsProps) {
  const t = useT()
  const set = (part: Partial<Imap>) => onChange({ ...imap, ...part })
  return (
    <>
      <FormRow>
        <TextField label={t('email.host')} name="imap.host" required value={imap.host} onChange={(host) => set({ host })} />
        <NumberField
          label={t('email.port')}
          name="imap.port"
          min={1}
          max={65_535}
          format={{ useGrouping: false }}
          value={imap.port}
          onChange={(port) => set({ port })}
        />
      </FormRow>
      <Checkbox label={t('email.tls')} help={t('email.tls-help')} isSelected={imap.secure} onChange={(secure) => set({ secure })} />
      <FormRow>
        <TextField
          label={t('email.user')}
          name="imap.user"
          required
          autoComplete="off"
          value={imap.user}
          onChange={(user) => set({ user })}
        />
        <TextField
          label={t('auth.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          help={hasPassword ? t('email.password-kept') : undefined}
          value={password}
          onChange={onPassword}
        />
      </FormRow>
      <FormRow>
        <TextField label={t('email.folder')} name="imap.folder" value={imap.folder} onChange={(folder) => set({ folder })} />
        <Select
          label={t('email.afterwards')}
          placeholder={t('email.afterwards')}
          value={imap.afterwards}
          onChange={(chosen) => set({ afterwards: chosen })}
          options={afterwards.map((id) => ({ id, label: t(`email.afterwards.${id}`) }))}
        />
      </FormRow>
      {imap.afterwards === 'move' && (
        <TextField label={t('email.move-to')} name="imap.moveTo" required value={imap.moveTo} onChange={(moveTo) => set({ moveTo })} />
      )}
    </>
  )
}
