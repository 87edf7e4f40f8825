import { useQuery } from '@tanstack/react-query'
import type { Permission } from '#contract/people.ts'
import { Checkbox, Table, toast, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, queries, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Role = Answer<'GET /roles'>['items'][number]
type Row = { permission: Permission }
const roles = ask('GET /roles', {})

/** What each role may, a row for every permission: the administrator has them all. Ticking takes effect at once. */
export function Roles() {
  const { t, format } = useSpeech()
  const query = useQuery(roles)
  const { run } = useAct('PUT /roles/:name')
  const set = async (role: Role, permission: Permission, on: boolean) => {
    const next = on ? [...role.permissions, permission] : role.permissions.filter((one) => one !== permission)
    // Shown at once, so that a second tick adds to the first.
    queries.setQueryData(
      roles.queryKey,
      (now) => now && { items: now.items.map((one) => (one === role ? { ...one, permissions: next } : one)) },
    )
    const kept = await run({ params: { name: role.name }, body: { permissions: next } })
    await askAgain('GET /roles')
    if (kept !== undefined) toast({ kind: 'met', text: t('people.role-saved', { role: t(`people.role.${role.name}`) }) })
  }
  const columns: readonly Column<Row>[] = [
    {
      id: 'permission',
      title: t('people.permission'),
      isRowHeader: true,
      minWidth: 260,
      render: ({ permission }) => t(`people.permission.${permission}`),
    },
    ...(query.data?.items.filter(({ fixed }) => !fixed) ?? []).map((role) => ({
      id: role.name,
      title: `${t(`people.role.${role.name}`)} · ${format.number(role.people)}`,
      render: ({ permission }: Row) => (
        <Checkbox
          label={t('people.role-may', { role: t(`people.role.${role.name}`), what: t(`people.permission.${permission}`) })}
          labelHidden
          isSelected={role.permissions.includes(permission)}
          onChange={(on) => void set(role, permission, on)}
        />
      ),
    })),
  ]
  return (
    <SettingsPage title={t('people.roles')} about={t('people.roles-text')} query={query}>
      <Table
        label={t('people.roles')}
        columns={columns}
        rows={query.data?.items.find(({ fixed }) => fixed)?.permissions.map((permission) => ({ permission })) ?? []}
        rowId={({ permission }) => permission}
        empty={null}
      />
    </SettingsPage>
  )
}
