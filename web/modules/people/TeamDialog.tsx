import { useState } from 'react'
import { FormRow, TextArea, TextField, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { ManyOf, SomeOf } from '../../platform/settings/SomeOf.tsx'
import { findOrganisations, findStaff } from './find.ts'

type Team = Answer<'GET /teams'>['items'][number]
type Level = Answer<'GET /levels'>['items'][number]
type TeamDialogProps = { team: Team | undefined; levels: readonly Level[]; onClose: () => void }

const optionsOf = (chips: readonly { id: string; name: string }[] = []): Option[] => chips.map(({ id, name }) => ({ id, label: name }))
const idsOf = (options: readonly Option[]): string[] => options.map(({ id }) => id)

/** A team that is added, or changed. */
export function TeamDialog({ team, levels, onClose }: TeamDialogProps) {
  const { t, language } = useSpeech()
  const [name, setName] = useState(team?.name ?? '')
  const [at, setAt] = useState<readonly string[]>(team?.levels ?? [])
  const [members, setMembers] = useState(optionsOf(team?.members))
  const [serves, setServes] = useState(optionsOf(team?.serves))
  const [signature, setSignature] = useState(team?.signature ?? { ru: '', en: '' })
  const add = useAct('POST /teams', { inForm: true })
  const change = useAct('PATCH /teams/:id', { inForm: true })
  const save = async () => {
    const body = { name, levels: [...at], members: idsOf(members), serves: idsOf(serves), signature }
    const saved = team === undefined ? await add.run({ body }) : await change.run({ params: { id: team.id }, body })
    if (saved === undefined) return
    await askAgain('GET /teams', 'GET /views')
    onClose()
  }
  return (
    <EditDialog
      title={team?.name ?? t('people.add-team')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <TextField label={t('people.team-name')} name="name" required autoFocus value={name} onChange={setName} />
      <SomeOf
        label={t('people.levels')}
        options={levels.map(({ id, code, name: names }) => ({ id, label: `${code} · ${names[language]}` }))}
        chosen={at}
        onChange={setAt}
      />
      <ManyOf label={t('people.members')} addLabel={t('people.add-member')} chosen={members} onChange={setMembers} search={findStaff} />
      <ManyOf
        label={t('people.serves')}
        addLabel={t('people.add-served')}
        help={t('people.serves-help')}
        chosen={serves}
        onChange={setServes}
        search={findOrganisations}
      />
      <FormRow>
        <TextArea
          label={t('people.signature-ru')}
          name="signature.ru"
          value={signature.ru}
          onChange={(ru) => setSignature({ ...signature, ru })}
        />
        <TextArea
          label={t('people.signature-en')}
          name="signature.en"
          value={signature.en}
          onChange={(en) => setSignature({ ...signature, en })}
        />
      </FormRow>
    </EditDialog>
  )
}
