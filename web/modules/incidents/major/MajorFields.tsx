import { useQuery } from '@tanstack/react-query'
import { ComboBox, FormRow, TextArea, TextField, type Option } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { ManyOf } from '../../../platform/settings/SomeOf.tsx'
import { findOrganisations, findPeople, findStaff } from '../../people/find.ts'

/** Whom a major incident touches, who leads it and how it is told. */
export type Draft = {
  services: Option[]
  organisations: Option[]
  people: Option[]
  teams: Option[]
  commander: Option | null
  communicator: Option | null
  scribe: Option | null
  impact: string
  publicText: { ru: string; en: string }
}

type Props = { draft: Draft; set: (part: Partial<Draft>) => void; isTried: boolean }

export const isWhole = ({ commander, impact }: Draft): boolean => commander !== null && impact.trim() !== ''

const ids = (options: readonly Option[]) => options.map(({ id }) => id)
export const scopeOf = ({ services, organisations, people, teams }: Draft) => ({
  services: ids(services),
  organisations: ids(organisations),
  people: ids(people),
  teams: ids(teams),
})
export const rolesOf = ({ commander, communicator, scribe }: Draft) => ({
  commander: commander?.id ?? '',
  communicator: communicator?.id ?? null,
  scribe: scribe?.id ?? null,
})

export function MajorFields({ draft, set, isTried }: Props) {
  const t = useT()
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <>
      <TextField
        label={t('major.impact-sentence')}
        name="impact"
        required
        maxLength={1_000}
        value={draft.impact}
        onChange={(impact) => set({ impact })}
        error={missing(draft.impact.trim() === '')}
      />
      <FormRow>
        <ComboBox
          label={t('major.commander')}
          name="commander"
          value={draft.commander}
          onChange={(commander) => set({ commander })}
          search={findStaff}
          error={missing(draft.commander === null)}
        />
        <ComboBox
          label={t('major.communicator')}
          name="communicator"
          value={draft.communicator}
          onChange={(communicator) => set({ communicator })}
          search={findStaff}
        />
        <ComboBox label={t('major.scribe')} name="scribe" value={draft.scribe} onChange={(scribe) => set({ scribe })} search={findStaff} />
      </FormRow>
      <FormRow>
        {(['ru', 'en'] as const).map((own) => (
          <TextArea
            key={own}
            label={t(`major.public-${own}`)}
            name={`publicText.${own}`}
            rows={2}
            help={own === 'ru' ? t('major.public-help') : undefined}
            value={draft.publicText[own]}
            onChange={(text) => set({ publicText: { ...draft.publicText, [own]: text } })}
          />
        ))}
      </FormRow>
      <Touched draft={draft} set={set} />
    </>
  )
}

function Touched({ draft, set }: Omit<Props, 'isTried'>) {
  const { t, language } = useSpeech()
  const { data: services } = useQuery(ask('GET /services', {}))
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const among = (options: readonly Option[]) => async (text: string) =>
    options.filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  return (
    <>
      <FormRow>
        <ManyOf
          label={t('major.services')}
          addLabel={t('major.add-service')}
          chosen={draft.services}
          onChange={(chosen) => set({ services: chosen })}
          search={among(services?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? [])}
        />
        <ManyOf
          label={t('major.organisations')}
          addLabel={t('sla.add-organisation')}
          help={t('major.organisations-help')}
          chosen={draft.organisations}
          onChange={(organisations) => set({ organisations })}
          search={findOrganisations}
        />
      </FormRow>
      <FormRow>
        <ManyOf
          label={t('major.people')}
          addLabel={t('major.add-person')}
          chosen={draft.people}
          onChange={(people) => set({ people })}
          search={findPeople}
        />
        <ManyOf
          label={t('major.teams')}
          addLabel={t('major.add-team')}
          chosen={draft.teams}
          onChange={(chosen) => set({ teams: chosen })}
          search={among(teams?.items.map(({ id, name }) => ({ id, label: name })) ?? [])}
        />
      </FormRow>
    </>
  )
}
