import { useQuery } from '@tanstack/react-query'
import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { Button, EmptyState, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { TeamDialog } from './TeamDialog.tsx'

type Team = Answer<'GET /teams'>['items'][number]

/** Who shares a queue, on which levels, for whom. */
export function Teams() {
  const { t, format } = useSpeech()
  const query = useQuery(ask('GET /teams', {}))
  const { data: levels } = useQuery(ask('GET /levels', {}))
  const [edited, edit] = useState<Team | 'new'>()
  const codes = (ids: readonly string[]) => levels?.items.filter(({ id }) => ids.includes(id)).map(({ code }) => code) ?? []
  const columns: readonly Column<Team>[] = [
    {
      id: 'name',
      title: t('people.team'),
      isRowHeader: true,
      render: (team) => (
        <Button kind="quiet" size="small" onPress={() => edit(team)}>
          {team.name}
        </Button>
      ),
    },
    { id: 'levels', title: t('people.levels'), render: (team) => codes(team.levels).join(', ') || t('tickets.none') },
    {
      id: 'members',
      title: t('people.members'),
      render: ({ members }) => format.list(members.map(({ name }) => name)) || t('tickets.none'),
    },
    {
      id: 'serves',
      title: t('people.serves'),
      render: ({ serves }) => format.list(serves.map(({ name }) => name)) || t('people.serves-all'),
    },
  ]
  return (
    <SettingsPage
      title={t('people.teams')}
      about={t('people.teams-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
          {t('people.add-team')}
        </Button>
      }
    >
      <Table
        label={t('people.teams')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Users aria-hidden />} title={t('people.no-teams')}>
            {t('people.teams-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && levels !== undefined && (
        <TeamDialog team={edited === 'new' ? undefined : edited} levels={levels.items} onClose={() => edit(undefined)} />
      )}
    </SettingsPage>
  )
}
