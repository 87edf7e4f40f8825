import { useQuery } from '@tanstack/react-query'
import { Plus, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Section, Table, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { useLevels, useTeams } from '../../worklists/choices.ts'
import { branches } from '../../catalog/branches.ts'
import { SkillDialog, type Skill } from './SkillDialog.tsx'
import { TeamAssignmentDialog, usualAssignment } from './TeamAssignmentDialog.tsx'

type Team = Answer<'GET /teams'>['items'][number]

/** How tickets find who works on them: the way of each team, and the skills that tickets ask for. */
export function Assignment() {
  const { t, format } = useSpeech()
  const query = useQuery(ask('GET /team-assignments', {}))
  const teams = useTeams() ?? []
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const rotas = useQuery(ask('GET /rotas', { query: {} })).data?.items ?? []
  const { language } = useSpeech()
  const [edited, edit] = useState<Team>()
  const of = (team: Team) => query.data?.items.find((one) => one.team === team.id) ?? usualAssignment(team.id)
  const nameIn = (list: readonly { id: string; names: { ru: string; en: string } }[], id: string | null) =>
    list.find((one) => one.id === id)?.names[language]
  const columns: readonly Column<Team>[] = [
    {
      id: 'team',
      title: t('people.team'),
      isRowHeader: true,
      render: (team) => (
        <Button kind="quiet" size="small" onPress={() => edit(team)}>
          {team.name}
        </Button>
      ),
    },
    { id: 'way', title: t('tickets.assign.way'), render: (team) => t(`tickets.assign.way.${of(team).way}`) },
    {
      id: 'when',
      title: t('tickets.assign.when'),
      render: (team) => t(of(team).automatic ? 'tickets.assign.automatic' : 'tickets.assign.by-hand'),
    },
    {
      id: 'hours',
      title: t('tickets.assign.calendar'),
      render: (team) => nameIn(calendars, of(team).calendar) ?? t('tickets.assign.always'),
    },
    { id: 'rota', title: t('tickets.assign.rota'), render: (team) => nameIn(rotas, of(team).rota) ?? t('tickets.assign.leads') },
    { id: 'members', title: t('people.members'), render: ({ members }) => format.list(members.map(({ name }) => name)) },
  ]
  return (
    <SettingsPage title={t('tickets.assign.title')} about={t('tickets.assign.text')} query={query}>
      <Section title={t('tickets.assign.teams')}>
        <Table label={t('tickets.assign.teams')} columns={columns} rows={teams} rowId={({ id }) => id} empty={null} />
      </Section>
      <Skills />
      {edited !== undefined && <TeamAssignmentDialog team={edited} how={of(edited)} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}

function Skills() {
  const { t, language, format } = useSpeech()
  const skills = useQuery(ask('GET /skills', {})).data?.items ?? []
  const services = useQuery(ask('GET /services', { query: {} })).data?.items ?? []
  const levels = useLevels() ?? []
  const [edited, edit] = useState<Skill>()
  const fresh = (): Skill => ({
    id: crypto.randomUUID(),
    names: { ru: '', en: '' },
    active: true,
    services: [],
    categories: [],
    levels: [],
    people: [],
  })
  const asked = (skill: Skill) => [
    ...services.filter(({ id }) => skill.services.includes(id)).map(({ names }) => names[language]),
    ...services.flatMap(({ categories }) =>
      branches(categories, undefined, language)
        .filter(({ id }) => skill.categories.includes(id))
        .map(({ label }) => label),
    ),
    ...levels.filter(({ id }) => skill.levels.includes(id)).map(({ code }) => code),
  ]
  const columns: readonly Column<Skill>[] = [
    {
      id: 'name',
      title: t('tickets.assign.skill'),
      isRowHeader: true,
      render: (skill) => (
        <>
          <Button kind="quiet" size="small" onPress={() => edit(skill)}>
            {skill.names[language]}
          </Button>
          {!skill.active && <Badge size="small">{t('tickets.code-retired')}</Badge>}
        </>
      ),
    },
    { id: 'asked', title: t('tickets.assign.asked-by'), render: (skill) => format.list(asked(skill)) || t('tickets.none') },
    {
      id: 'people',
      title: t('tickets.assign.who-can'),
      render: ({ people }) => format.list(people.map(({ name }) => name)) || t('tickets.nobody'),
    },
  ]
  return (
    <Section
      title={t('tickets.assign.skills')}
      aside={
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => edit(fresh())}>
          {t('tickets.assign.add-skill')}
        </Button>
      }
    >
      <p>{t('tickets.assign.skills-text')}</p>
      <Table
        label={t('tickets.assign.skills')}
        columns={columns}
        rows={skills}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Sparkles aria-hidden />} title={t('tickets.assign.no-skills')}>
            {t('tickets.assign.skills-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && <SkillDialog skill={edited} onClose={() => edit(undefined)} />}
    </Section>
  )
}
