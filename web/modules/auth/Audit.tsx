import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import { Button, EmptyState, Select, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { call } from '../../platform/client.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Line = Answer<'GET /audit'>['items'][number]
const kinds = ['all', 'session', 'sign-in', 'password', 'key', 'access', 'person', 'role', 'team', 'level', 'mailbox'] as const
type Kind = (typeof kinds)[number]

/** Who did what to access and settings, the newest first. */
export function Audit() {
  const { t, format } = useSpeech()
  const [kind, setKind] = useState<Kind>('all')
  const query = useInfiniteQuery({
    queryKey: ['GET /audit', kind],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /audit',
        { query: { limit: 50, ...(kind === 'all' ? {} : { type: kind }), ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const columns: readonly Column<Line>[] = [
    { id: 'at', title: t('auth.audit-at'), width: 150, render: ({ at }) => format.instant(at) },
    {
      id: 'who',
      title: t('auth.audit-who'),
      isRowHeader: true,
      render: ({ actor, job, by, ip }) =>
        [actor?.name ?? job ?? t('auth.audit-somebody'), by === 'key' ? t('auth.audit-by-key') : null, ip].filter(Boolean).join(' · '),
    },
    { id: 'what', title: t('auth.audit-what'), render: ({ type, subject }) => [type, subject.name].filter(Boolean).join(' · ') },
    { id: 'facts', title: t('auth.audit-facts'), render: ({ facts }) => factsOf(facts) },
  ]
  return (
    <SettingsPage title={t('auth.audit')} about={t('auth.audit-text')} query={query}>
      <Select
        label={t('auth.audit-kind')}
        placeholder={t('auth.audit-kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((id) => ({ id, label: id === 'all' ? t('auth.audit-all') : id }))}
      />
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

/** Facts as they stand in the log: short words, numbers and lists; ids say nothing to a reader. */
const factsOf = (facts: Line['facts']): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && !isId(value))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.filter((one) => !isId(one)).join(', ') : String(value)}`)
    .join(' · ')

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)
