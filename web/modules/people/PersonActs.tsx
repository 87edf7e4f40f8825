import { useState } from 'react'
import { Pencil } from 'lucide-react'
import { Button, Menu, toast, type MenuEntry } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { openOverlay } from '../../platform/overlay.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { AddressesDialog } from './AddressesDialog.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { Sure } from './Sure.tsx'

type Person = Answer<'GET /people/:id'>

/** What can be done about a person, by who may. */
export function PersonActs({ person }: { person: Person }) {
  const t = useT()
  const mayInvite = useMay('access.edit')
  const [open, setOpen] = useState<'facts' | 'addresses' | 'end' | 'leave'>()
  const invite = useAct('POST /people/:id/invitation')
  const end = useAct('DELETE /people/:id/access')
  const leave = useAct('POST /people/:id/departure')
  const back = useAct('DELETE /people/:id/departure')
  const params = { id: person.id }
  const after = async (done: unknown, said: string) => {
    if (done === undefined) return
    toast({ kind: 'met', text: said })
    await askAgain('GET /people/:id', 'GET /people')
  }
  const send = async () => {
    const sent = await invite.run({ params })
    await after(sent, t('people.invited', { email: sent?.email ?? '' }))
  }
  const entries: MenuEntry[] = [
    ...(person.may.edit ? [{ id: 'addresses', label: t('people.addresses'), onAction: () => setOpen('addresses') }] : []),
    ...(mayInvite && person.leftAt === null
      ? [
          { id: 'invite', label: t('people.invite'), onAction: () => void send() },
          {
            id: 'end',
            label: t('people.end-access'),
            onAction: () => setOpen('end'),
          },
        ]
      : []),
    ...(!person.may.edit
      ? []
      : person.leftAt === null
        ? [
            {
              id: 'leave',
              label: t('people.leave'),
              kind: 'danger' as const,
              onAction: () => setOpen('leave'),
            },
          ]
        : [
            {
              id: 'back',
              label: t('people.back'),
              onAction: () => void back.run({ params }).then(async (done) => after(done, t('people.is-back', { name: person.name }))),
            },
          ]),
  ]
  return (
    <>
      <Button onPress={() => openOverlay({ kind: 'new-ticket', requester: { id: person.id, label: person.name } })}>
        {t('desk.new-ticket-of-person')}
      </Button>
      {person.may.edit && (
        <Button icon={<Pencil aria-hidden />} onPress={() => setOpen('facts')}>
          {t('people.edit')}
        </Button>
      )}
      {entries.length > 0 && <Menu label={t('people.more')} trigger={<Button>{t('people.more')}</Button>} entries={entries} />}
      {open === 'facts' && <PersonDialog person={person} onClose={() => setOpen(undefined)} />}
      {open === 'end' && (
        <Sure
          title={t('people.end-access')}
          text={t('people.end-access-text', { name: person.name })}
          isPending={end.isPending}
          onDo={async () => after(await end.run({ params }), t('people.access-ended'))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'leave' && (
        <Sure
          title={t('people.leave')}
          text={t('people.leave-text', { name: person.name })}
          isPending={leave.isPending}
          onDo={async () => after(await leave.run({ params }), t('people.has-left', { name: person.name }))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'addresses' && <AddressesDialog person={person} onClose={() => setOpen(undefined)} />}
    </>
  )
}
