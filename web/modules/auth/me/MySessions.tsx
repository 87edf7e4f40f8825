import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Dialog, Section, Table, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useNow } from '../../../platform/now.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { Answered } from '../../../platform/Answered.tsx'
import { browserOf } from './browser-of.ts'

type Session = Answer<'GET /me/sessions'>['items'][number]

/** Where I am signed in, and the way to end it. */
export function MySessions() {
  const t = useT()
  const query = useQuery(ask('GET /me/sessions', {}))
  const columns = useColumns()
  return (
    <Section title={t('auth.sessions')} aside={<Everywhere />}>
      <Answered query={query}>
        {({ items }) => <Table label={t('auth.sessions')} columns={columns} rows={items} rowId={({ id }) => id} empty={null} />}
      </Answered>
    </Section>
  )
}

function useColumns(): readonly Column<Session>[] {
  const { t, format } = useSpeech()
  const now = useNow()
  const { run } = useAct('DELETE /me/sessions/:id')
  const end = async (id: string) => {
    if ((await run({ params: { id } })) !== undefined) await askAgain('GET /me/sessions')
  }
  return [
    {
      id: 'where',
      title: t('auth.session-where'),
      isRowHeader: true,
      render: ({ userAgent, current }) => (
        <>
          {browserOf(userAgent) ?? t('auth.unknown-browser')} {current && <Badge kind="accent">{t('auth.session-here')}</Badge>}
        </>
      ),
    },
    { id: 'ip', title: t('auth.session-ip'), render: ({ ip }) => ip },
    {
      id: 'seen',
      title: t('auth.session-seen'),
      render: ({ seenAt, current }) => (current ? t('auth.session-now') : format.relative(seenAt, now)),
    },
    {
      id: 'end',
      title: t('auth.session-end'),
      titleHidden: true,
      align: 'end',
      render: (session) =>
        session.current ? null : (
          <Button size="small" onPress={() => void end(session.id)}>
            {t('auth.session-end')}
          </Button>
        ),
    },
  ]
}

function Everywhere() {
  const t = useT()
  const { run, isPending } = useAct('DELETE /me/sessions')
  const leave = async () => {
    if ((await run({})) !== undefined) location.assign('/sign-in')
  }
  return (
    <Dialog
      title={t('auth.everywhere')}
      trigger={<Button size="small">{t('auth.everywhere')}</Button>}
      acts={(close) => (
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="danger" isPending={isPending} onPress={() => void leave()}>
            {t('auth.everywhere-do')}
          </Button>
        </>
      )}
    >
      {t('auth.everywhere-text')}
    </Dialog>
  )
}
