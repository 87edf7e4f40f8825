import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, KeyValue, Section, Select, TextField } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { SomeOf } from '../../platform/settings/SomeOf.tsx'

type Terms = Answer<'GET /people/:id/work-terms'>
type Person = { id: string; name: string }

/** What one can do, how much at once, and in which hours. */
export function WorkTerms({ person }: { person: Person }) {
  const { t, language, format } = useSpeech()
  const { data } = useQuery(ask('GET /people/:id/work-terms', { params: { id: person.id } }))
  const skills = useQuery(ask('GET /skills', {})).data?.items ?? []
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const [isEdited, edit] = useState(false)
  if (data === undefined) return null
  const can = skills.filter(({ id }) => data.skills.includes(id)).map(({ names }) => names[language])
  const load =
    data.capacity === null
      ? t('tickets.assign.load', { open: data.open })
      : t('tickets.assign.load-of', { open: data.open, capacity: data.capacity })
  return (
    <Section
      title={t('tickets.assign.terms')}
      aside={
        data.maySet && (
          <Button size="small" onPress={() => edit(true)}>
            {t('tickets.assign.set-terms')}
          </Button>
        )
      }
    >
      <KeyValue
        rows={[
          { term: t('tickets.assign.skills'), value: format.list(can) || t('tickets.none') },
          { term: t('tickets.assign.load-term'), value: load },
          {
            term: t('tickets.assign.calendar'),
            value: calendars.find(({ id }) => id === data.calendar)?.names[language] ?? t('tickets.assign.as-team'),
          },
        ]}
      />
      {isEdited && <TermsDialog person={person} terms={data} onClose={() => edit(false)} />}
    </Section>
  )
}

const none = 'none'

function TermsDialog({ person, terms, onClose }: { person: Person; terms: Terms; onClose: () => void }) {
  const { t, language } = useSpeech()
  const skills = useQuery(ask('GET /skills', {})).data?.items ?? []
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const [chosen, choose] = useState<readonly string[]>(terms.skills)
  const [capacity, setCapacity] = useState(terms.capacity === null ? '' : String(terms.capacity))
  const [calendar, setCalendar] = useState(terms.calendar ?? none)
  const { run, isPending, problem } = useAct('PUT /people/:id/work-terms', { inForm: true })
  const isNumber = /^\s*([1-9]\d{0,2})?\s*$/.test(capacity)
  const save = async () => {
    if (!isNumber) return
    const body = {
      skills: [...chosen],
      capacity: capacity.trim() === '' ? null : Number(capacity),
      calendar: calendar === none ? null : calendar,
    }
    if ((await run({ params: { id: person.id }, body })) === undefined) return
    await askAgain('GET /people/:id/work-terms', 'GET /skills')
    onClose()
  }
  return (
    <EditDialog
      title={`${t('tickets.assign.terms')} · ${person.name}`}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      {skills.length === 0 ? (
        <p>{t('tickets.assign.no-skills')}</p>
      ) : (
        <SomeOf
          label={t('tickets.assign.skills')}
          options={skills
            .filter((skill) => skill.active || chosen.includes(skill.id))
            .map(({ id, names }) => ({ id, label: names[language] }))}
          chosen={chosen}
          onChange={choose}
        />
      )}
      <TextField
        label={t('tickets.assign.capacity')}
        name="capacity"
        help={t('tickets.assign.capacity-text')}
        inputMode="numeric"
        value={capacity}
        onChange={setCapacity}
        error={isNumber ? undefined : t('tickets.assign.capacity-number')}
      />
      <Select
        label={t('tickets.assign.calendar')}
        placeholder={t('tickets.choose')}
        value={calendar}
        onChange={setCalendar}
        options={[{ id: none, label: t('tickets.assign.as-team') }, ...calendars.map(({ id, names }) => ({ id, label: names[language] }))]}
      />
    </EditDialog>
  )
}
