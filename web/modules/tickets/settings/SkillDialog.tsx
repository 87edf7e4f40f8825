import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, type Option } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { ManyOf, SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { branches } from '../../catalog/branches.ts'
import { useLevels } from '../../worklists/choices.ts'

export type Skill = Answer<'GET /skills'>['items'][number]

/** A skill, and the tickets that ask for it. */
export function SkillDialog({ skill, onClose }: { skill: Skill; onClose: () => void }) {
  const { t, language } = useSpeech()
  const services = useQuery(ask('GET /services', { query: {} })).data?.items ?? []
  const levels = useLevels() ?? []
  const [body, setBody] = useState({
    names: skill.names,
    active: skill.active,
    services: skill.services,
    categories: skill.categories,
    levels: skill.levels,
  })
  const set = (part: Partial<typeof body>) => setBody((now) => ({ ...now, ...part }))
  const { run, isPending, problem } = useAct('PUT /skills/:id', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: skill.id }, body })) === undefined) return
    await askAgain('GET /skills')
    onClose()
  }
  const categories: readonly Option[] = services.flatMap((service) =>
    branches(service.categories, undefined, language).map(({ id, label }) => ({ id, label: `${service.names[language]} › ${label}` })),
  )
  const found = (text: string) =>
    Promise.resolve(
      categories.filter(({ label }) => label.toLocaleLowerCase(language).includes(text.toLocaleLowerCase(language))).slice(0, 12),
    )
  return (
    <EditDialog
      title={skill.names[language] === '' ? t('tickets.assign.add-skill') : skill.names[language]}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <NamesFields value={body.names} onChange={(names) => set({ names })} />
      <SomeOf
        label={t('tickets.assign.by-services')}
        options={services.map(({ id, names }) => ({ id, label: names[language] }))}
        chosen={body.services}
        onChange={(chosen) => set({ services: chosen })}
      />
      <ManyOf
        label={t('tickets.assign.by-categories')}
        addLabel={t('tickets.assign.add-category')}
        chosen={categories.filter(({ id }) => body.categories.includes(id))}
        onChange={(chosen) => set({ categories: chosen.map(({ id }) => id) })}
        search={found}
      />
      <SomeOf
        label={t('tickets.assign.by-levels')}
        options={levels.map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` }))}
        chosen={body.levels}
        onChange={(chosen) => set({ levels: chosen })}
      />
      <Checkbox label={t('tickets.code-active')} isSelected={body.active} onChange={(active) => set({ active })} />
    </EditDialog>
  )
}
