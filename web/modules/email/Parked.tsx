import { useQuery } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { Badge, Button, EmptyState, Link, Table, toast, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useLive } from '../../platform/live.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Letter = Answer<'GET /parked-letters'>['items'][number]

/** Letters that Opora could not place by itself: each waits for a person, with a time by when. */
export function Parked() {
  const { t, format } = useSpeech()
  const query = useQuery(ask('GET /parked-letters', {}))
  useLive(({ kind }) => {
    if (kind !== 'ticket') void askAgain('GET /parked-letters')
  })
  const columns: readonly Column<Letter>[] = [
    {
      id: 'letter',
      title: t('email.letter'),
      isRowHeader: true,
      minWidth: 240,
      render: ({ from, subject, preview }) => (
        <>
          <b>{subject}</b>
          <br />
          {from}
          <br />
          <small>{preview}</small>
        </>
      ),
    },
    {
      id: 'why',
      title: t('email.parked-why'),
      render: ({ reason, words }) => `${t(`email.park.${reason}`)}${words === '' ? '' : `: ${words}`}`,
    },
    {
      id: 'due',
      title: t('email.parked-due'),
      render: ({ receivedAt, dueAt, late }) => (
        <>
          {format.instant(receivedAt)} → {format.instant(dueAt)}{' '}
          {late && (
            <Badge size="small" kind="late">
              {t('email.parked-late')}
            </Badge>
          )}
        </>
      ),
    },
    { id: 'owner', title: t('email.parked-owner'), render: ({ owner }) => owner?.name ?? t('tickets.none') },
    { id: 'acts', title: t('email.parked-acts'), titleHidden: true, align: 'end', render: (letter) => <Acts letter={letter} /> },
  ]
  return (
    <SettingsPage title={t('email.parked')} about={t('email.parked-text')} query={query}>
      <Table
        label={t('email.parked')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<MailCheck aria-hidden />} title={t('email.no-parked')}>
            {t('email.parked-text')}
          </EmptyState>
        }
      />
    </SettingsPage>
  )
}

function Acts({ letter: { id, owner } }: { letter: Letter }) {
  const { t } = useSpeech()
  const me = useMe()
  const own = useAct('PUT /parked-letters/:id/owner')
  const admit = useAct('POST /parked-letters/:id/admission')
  const discard = useAct('POST /parked-letters/:id/disposal')
  const params = { id }
  const again = () => askAgain('GET /parked-letters', 'GET /parked-letters/count', 'GET /views')
  const take = async () => {
    if ((await own.run({ params, body: { owner: me.person.id } })) !== undefined) await again()
  }
  const letIn = async () => {
    const made = await admit.run({ params, body: {} })
    if (made === undefined) return
    toast({ kind: 'met', text: t('email.let-in', { number: made.number }) })
    await again()
  }
  const drop = async () => {
    if ((await discard.run({ params })) === undefined) return
    toast({ kind: 'met', text: t('email.discarded') })
    await again()
  }
  return (
    <>
      {owner?.id !== me.person.id && (
        <Button size="small" isPending={own.isPending} onPress={() => void take()}>
          {t('email.take')}
        </Button>
      )}{' '}
      <Button size="small" kind="do" isPending={admit.isPending} onPress={() => void letIn()}>
        {t('email.admit')}
      </Button>{' '}
      <Button size="small" isPending={discard.isPending} onPress={() => void drop()}>
        {t('email.discard')}
      </Button>{' '}
      <Link href={`/api/v1/parked-letters/${id}/raw`} kind="act">
        {t('email.raw')}
      </Link>
    </>
  )
}
