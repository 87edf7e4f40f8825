import { useQuery } from '@tanstack/react-query'
import { Inbox, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Table, toast, type Column } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'
import type { Mailbox } from './mailbox.ts'
import { MailboxDialog } from './MailboxDialog.tsx'

/** The addresses that people write to, how their letters get here, and whether they do. */
export function Mailboxes() {
  const { t, format } = useSpeech()
  const query = useQuery({ ...ask('GET /mailboxes', {}), refetchInterval: 15_000 })
  const [edited, edit] = useState<Mailbox | 'new'>()
  const columns: readonly Column<Mailbox>[] = [
    {
      id: 'address',
      title: t('email.address'),
      isRowHeader: true,
      render: (mailbox) => (
        <Button kind="quiet" size="small" onPress={() => edit(mailbox)}>
          {mailbox.address}
        </Button>
      ),
    },
    { id: 'team', title: t('people.team'), render: ({ team }) => team.name },
    { id: 'how', title: t('email.how'), render: ({ imap }) => (imap === null ? t('email.how.receiver') : `IMAP · ${imap.host}`) },
    { id: 'state', title: t('email.state'), render: (mailbox) => <State mailbox={mailbox} /> },
    {
      id: 'last',
      title: t('email.last-letter'),
      render: ({ lastLetterAt }) => (lastLetterAt === null ? t('email.no-letter') : format.instant(lastLetterAt)),
    },
    {
      id: 'try',
      title: t('email.try'),
      titleHidden: true,
      align: 'end',
      render: (mailbox) => mailbox.imap !== null && <Try id={mailbox.id} />,
    },
  ]
  return (
    <SettingsPage
      title={t('email.mailboxes')}
      about={t('email.mailboxes-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit('new')}>
          {t('email.add-mailbox')}
        </Button>
      }
    >
      <Table
        label={t('email.mailboxes')}
        columns={columns}
        rows={query.data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Inbox aria-hidden />} title={t('email.no-mailboxes')}>
            {t('email.mailboxes-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && <MailboxDialog mailbox={edited === 'new' ? undefined : edited} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}

function State({ mailbox: { active, failure } }: { mailbox: Mailbox }) {
  const { t } = useSpeech()
  if (!active) return <Badge size="small">{t('email.state.off')}</Badge>
  if (failure === null)
    return (
      <Badge size="small" kind="met">
        {t('email.state.works')}
      </Badge>
    )
  return (
    <>
      <Badge size="small" kind="late">
        {t('email.state.fails')}
      </Badge>{' '}
      {failure}
    </>
  )
}

function Try({ id }: { id: string }) {
  const { t } = useSpeech()
  const { run, isPending } = useAct('POST /mailboxes/:id/trial')
  const go = async () => {
    const said = await run({ params: { id } })
    if (said !== undefined)
      toast(said.ok ? { kind: 'met', text: t('email.try-ok') } : { kind: 'late', text: t('email.try-failed', { words: said.words }) })
  }
  return (
    <Button size="small" isPending={isPending} onPress={() => void go()}>
      {t('email.try')}
    </Button>
  )
}
