import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, Button, Section, Table, TextField, type Column } from '../../../design/index.ts'
import { Answered } from '../../../platform/Answered.tsx'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'

type Key = Answer<'GET /me/keys'>['items'][number]

/** Keys by which other programs act as me, each with no more than it needs. */
export function MyKeys() {
  const { t, format } = useSpeech()
  const query = useQuery(ask('GET /me/keys', {}))
  const [isOpen, setOpen] = useState(false)
  const [token, setToken] = useState<string>()
  const { run } = useAct('DELETE /me/keys/:id')
  const revoke = async (id: string) => {
    if ((await run({ params: { id } })) !== undefined) await askAgain('GET /me/keys')
  }
  const columns: readonly Column<Key>[] = [
    { id: 'name', title: t('auth.key-name'), isRowHeader: true, render: ({ name }) => name },
    {
      id: 'scopes',
      title: t('auth.key-scopes'),
      render: ({ scopes }) => format.list(scopes.map((scope) => t(`people.permission.${scope}`))),
    },
    { id: 'used', title: t('auth.key-used'), render: ({ usedAt }) => (usedAt === null ? t('auth.key-never') : format.instant(usedAt)) },
    {
      id: 'revoke',
      title: t('auth.key-revoke'),
      titleHidden: true,
      align: 'end',
      render: ({ id }) => (
        <Button size="small" onPress={() => void revoke(id)}>
          {t('auth.key-revoke')}
        </Button>
      ),
    },
  ]
  return (
    <Section
      title={t('auth.keys')}
      aside={
        <Button size="small" onPress={() => setOpen(true)}>
          {t('auth.add-key')}
        </Button>
      }
    >
      {token !== undefined && (
        <Banner kind="met" title={t('auth.key-made')}>
          <code>{token}</code>
        </Banner>
      )}
      <Answered query={query}>
        {({ items }) => (
          <Table label={t('auth.keys')} columns={columns} rows={items} rowId={({ id }) => id} empty={<p>{t('auth.no-keys')}</p>} />
        )}
      </Answered>
      {isOpen && <KeyDialog onClose={() => setOpen(false)} onMade={setToken} />}
    </Section>
  )
}

function KeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const t = useT()
  const { permissions } = useMe()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<typeof permissions>([])
  const { run, isPending, problem } = useAct('POST /me/keys', { inForm: true })
  const save = async () => {
    const made = await run({ body: { name, scopes } })
    if (made === undefined) return
    onMade(made.token)
    await askAgain('GET /me/keys')
    onClose()
  }
  return (
    <EditDialog title={t('auth.add-key')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField label={t('auth.key-name')} name="name" required autoFocus help={t('auth.key-name-help')} value={name} onChange={setName} />
      <SomeOf
        label={t('auth.key-scopes')}
        options={permissions.map((id) => ({ id, label: t(`people.permission.${id}`) }))}
        chosen={scopes}
        onChange={setScopes}
      />
    </EditDialog>
  )
}
