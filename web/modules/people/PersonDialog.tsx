import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, ComboBox, FormRow, Select, TextArea, TextField, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { languages, useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { SomeOf } from '../../platform/settings/SomeOf.tsx'
import { findOrganisations } from './find.ts'
import { ZoneField } from './ZoneField.tsx'

type Person = Answer<'GET /people/:id'>
type PersonDialogProps = { person?: Person | undefined; onClose: () => void; onSaved?: (id: string) => void }

const roles = ['requester', 'organisation-manager', 'agent', 'lead', 'manager', 'administrator'] as const

/** A person who is added, or of whom something else is known now. */
export function PersonDialog({ person, onClose, onSaved }: PersonDialogProps) {
  const { t, language } = useSpeech()
  const { data: own } = useQuery(ask('GET /settings/desk', {}))
  const me = useMe()
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [organisation, setOrganisation] = useState<Option | null>(
    person?.organisation ? { id: person.organisation.id, label: person.organisation.name } : null,
  )
  const [facts, setFacts] = useState({
    name: person?.name ?? '',
    language: person?.language,
    timeZone: person?.timeZone,
    vip: person?.vip ?? false,
    remark: person?.remark ?? '',
  })
  const [given, setGiven] = useState({
    roles: person?.roles ?? (['requester'] as Person['roles']),
    teams: person?.teams.map(({ id }) => id) ?? [],
  })
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }))
  const add = useAct('POST /people', { inForm: true })
  const change = useAct('PATCH /people/:id', { inForm: true })
  const may = person?.may ?? { setRoles: me.permissions.includes('access.edit'), setTeams: me.permissions.includes('settings.edit') }
  const rights = { ...(may.setRoles ? { roles: given.roles } : {}), ...(may.setTeams ? { teams: given.teams } : {}) }
  const save = async () => {
    const saved =
      person === undefined
        ? await add.run({
            body: {
              ...facts,
              ...rights,
              ...(email === '' ? {} : { email }),
              ...(phone === '' ? {} : { phone }),
              ...(organisation === null ? {} : { organisation: organisation.id }),
            },
          })
        : await change.run({ params: { id: person.id }, body: { ...facts, ...rights, organisation: organisation?.id ?? null } })
    if (saved === undefined) return
    await askAgain('GET /people', 'GET /people/:id')
    onClose()
    onSaved?.(saved.id)
  }
  return (
    <EditDialog
      title={person?.name ?? t('people.add-person')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <FormRow>
        <TextField label={t('auth.name')} name="name" required autoFocus value={facts.name} onChange={(name) => set({ name })} />
        <ComboBox
          label={t('tickets.organisation')}
          name="organisation"
          value={organisation}
          onChange={setOrganisation}
          search={findOrganisations}
        />
      </FormRow>
      {person === undefined && (
        <FormRow>
          <TextField label={t('auth.email')} name="email" type="email" inputMode="email" value={email} onChange={setEmail} />
          <TextField label={t('desk.address.phone')} name="phone" type="tel" inputMode="tel" value={phone} onChange={setPhone} />
        </FormRow>
      )}
      <FormRow>
        <Select
          label={t('common.language')}
          placeholder={t('common.language')}
          value={facts.language ?? own?.language ?? language}
          onChange={(chosen) => set({ language: chosen })}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
        />
        <ZoneField
          label={t('auth.time-zone')}
          name="timeZone"
          value={facts.timeZone ?? own?.timeZone ?? ''}
          onChange={(timeZone) => set({ timeZone })}
        />
      </FormRow>
      <Checkbox label={t('people.is-vip')} isSelected={facts.vip} onChange={(vip) => set({ vip })} />
      <TextArea label={t('desk.remark')} name="remark" value={facts.remark} onChange={(remark) => set({ remark })} />
      {may.setRoles && (
        <SomeOf
          label={t('people.roles')}
          options={roles.map((id) => ({ id, label: t(`people.role.${id}`), hint: t(`people.role.${id}.text`) }))}
          chosen={given.roles}
          onChange={(chosen) => setGiven((now) => ({ ...now, roles: chosen }))}
        />
      )}
      {may.setTeams && teams !== undefined && (
        <SomeOf
          label={t('people.teams')}
          options={teams.items.map(({ id, name }) => ({ id, label: name }))}
          chosen={given.teams}
          onChange={(chosen) => setGiven((now) => ({ ...now, teams: chosen }))}
        />
      )}
    </EditDialog>
  )
}
