import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Section, Table, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useTeams } from '../../worklists/choices.ts'
import { CharterDialog, type Charter } from './CharterDialog.tsx'

type Level = Answer<'GET /levels'>['items'][number]

/** What each level takes, with whom, when, and what it must try: a part of the levels' settings. */
export function LevelCharters({ levels }: { levels: readonly Level[] }) {
  const { t, language, format } = useSpeech()
  const charters = useQuery(ask('GET /level-charters', {})).data?.items ?? []
  const services = useQuery(ask('GET /services', { query: {} })).data?.items ?? []
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const skills = useQuery(ask('GET /skills', {})).data?.items ?? []
  const agreements = useQuery(ask('GET /agreements', {})).data?.items ?? []
  const teams = useTeams() ?? []
  const serves = (team: string, level: string) => teams.some(({ id, levels: served }) => id === team && served.includes(level))
  const [edited, edit] = useState<{ level: Level; charter: Charter }>()
  const rows = levels.flatMap((level) => charters.filter((one) => one.level === level.id).map((charter) => ({ level, charter })))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    {
      id: 'level',
      title: t('people.level'),
      isRowHeader: true,
      render: (row) => (
        <Button kind="quiet" size="small" onPress={() => edit(row)}>
          {`${row.level.code} · ${row.level.name[language]}`}
        </Button>
      ),
    },
    {
      id: 'kinds',
      title: t('tickets.charter.kinds'),
      render: ({ charter }) => format.list(charter.kinds.map((kind) => t(`tickets.kind.${kind}`))) || t('tickets.charter.all-kinds'),
    },
    {
      id: 'services',
      title: t('tickets.charter.services'),
      render: ({ charter }) =>
        format.list(services.filter(({ id }) => charter.services.includes(id)).map(({ names }) => names[language])) ||
        t('tickets.charter.all-services'),
    },
    {
      id: 'skills',
      title: t('tickets.charter.skills'),
      render: ({ level }) =>
        format.list(skills.filter((skill) => skill.active && skill.levels.includes(level.id)).map(({ names }) => names[language])) ||
        t('tickets.none'),
    },
    {
      id: 'teams',
      title: t('tickets.charter.teams'),
      render: ({ level }) =>
        format.list(teams.filter((team) => team.levels.includes(level.id)).map(({ name }) => name)) || t('tickets.none'),
    },
    {
      id: 'hours',
      title: t('tickets.assign.calendar'),
      render: ({ charter }) => calendars.find(({ id }) => id === charter.calendar)?.names[language] ?? t('tickets.assign.always'),
    },
    {
      id: 'ola',
      title: t('tickets.charter.ola'),
      render: ({ level: { id: level } }) => {
        const held = agreements.filter(
          ({ kind, state, version: { match } }) =>
            kind === 'ola' && state === 'inForce' && (match.levels.includes(level) || match.teams.some((team) => serves(team, level))),
        )
        return held.length === 0
          ? t('tickets.none')
          : held.map(({ id, names }) => (
              <Anchor key={id} href={`/settings/agreements/${id}`}>
                {names[language]}
              </Anchor>
            ))
      },
    },
    {
      id: 'checks',
      title: t('tickets.charter.checks'),
      render: ({ charter }) => t('tickets.charter.check-count', { count: charter.checks.length }),
    },
  ]
  return (
    <Section title={t('tickets.charter.title')}>
      <p>{t('tickets.charter.text')}</p>
      <Table label={t('tickets.charter.title')} columns={columns} rows={rows} rowId={({ level }) => level.id} empty={null} />
      {edited !== undefined && <CharterDialog {...edited} onClose={() => edit(undefined)} />}
    </Section>
  )
}
