import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import { Button, ComboBox, EmptyState, FormRow, Select, Table, TextField, type Column, type Option } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import { findPeople } from '../people/find.ts'
import { type AuditKind, auditKinds, auditWords } from './audit-words.ts'

type Line = Answer<'GET /audit'>['items'][number]

/** Who did what to access and settings, the newest first. */
export function Audit() {
  const { t, format } = useSpeech()
  const words = auditWords(t)
  const [kind, setKind] = useState<AuditKind | 'all'>('all')
  const [person, setPerson] = useState<Option | null>(null)
  const [days, setDays] = useState({ from: '', to: '' })
  const wanted = {
    ...(kind === 'all' ? {} : { type: kind }),
    ...(person === null ? {} : { person: person.id }),
    ...(days.from === '' ? {} : { from: beginOf(days.from, format.zone) }),
    ...(days.to === '' ? {} : { to: beginOf(days.to, format.zone, 1) }),
  }
  const query = useInfiniteQuery({
    queryKey: ['GET /audit', wanted],
    queryFn: ({ pageParam, signal }) =>
      call('GET /audit', { query: { limit: 50, ...wanted, ...(pageParam === '' ? {} : { cursor: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const columns: readonly Column<Line>[] = [
    { id: 'at', title: t('auth.audit-at'), width: 150, render: ({ at }) => format.instant(at) },
    {
      id: 'who',
      title: t('auth.audit-who'),
      width: 190,
      isRowHeader: true,
      render: ({ actor, job, by, ip }) =>
        [actor?.name ?? (job === null ? t('auth.audit-somebody') : t('audit.job')), by === 'key' ? t('auth.audit-by-key') : null, ip]
          .filter(Boolean)
          .join(' · '),
    },
    {
      id: 'what',
      title: t('auth.audit-what'),
      width: 300,
      render: ({ type, subject }) => [words.act(type), subject.name].filter(Boolean).join(' · '),
    },
    { id: 'facts', title: t('auth.audit-facts'), render: ({ facts }) => words.facts(facts) },
  ]
  return (
    <SettingsPage title={t('auth.audit')} about={t('auth.audit-text')} query={query}>
      <FormRow>
        <Select
          label={t('auth.audit-kind')}
          placeholder={t('auth.audit-kind')}
          value={kind}
          onChange={setKind}
          options={(['all', ...auditKinds] as const).map((id) => ({ id, label: id === 'all' ? t('auth.audit-all') : words.kind(id) }))}
        />
        <ComboBox label={t('audit.person')} value={person} onChange={setPerson} search={findPeople} />
        <TextField label={t('audit.from')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField label={t('audit.to')} type="date" value={days.to} onChange={(to) => setDays({ ...days, to })} />
      </FormRow>
      <Table
        label={t('auth.audit')}
        columns={columns}
        rows={query.data?.pages.flatMap(({ items }) => items) ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<History aria-hidden />} title={t('common.nothing-found')}>
            {t('auth.audit-text')}
          </EmptyState>
        }
      />
      {query.hasNextPage && (
        <span>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('auth.audit-more')}
          </Button>
        </span>
      )}
    </SettingsPage>
  )
}

/** Where a date begins, or the one so many days later. */
const beginOf = (date: string, zone: string, days = 0): string =>
  Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(zone).toInstant().toString()
