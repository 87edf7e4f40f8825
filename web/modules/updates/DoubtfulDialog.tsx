import { useQuery } from '@tanstack/react-query'
import { Dialog, Skeleton, Table, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import styles from './Updates.module.css'

type Letter = Answer<'GET /incident-updates/:id/letters'>['items'][number]

/** Letters that did not leave, or may have left twice. */
export function DoubtfulDialog({ update, onClose }: { update: string; onClose: () => void }) {
  const { t } = useSpeech()
  const { data } = useQuery({ ...ask('GET /incident-updates/:id/letters', { params: { id: update } }), staleTime: 0 })
  const columns: readonly Column<Letter>[] = [
    { id: 'who', title: t('updates.who'), isRowHeader: true, render: ({ name, address }) => [name, address].filter(Boolean).join(', ') },
    {
      id: 'state',
      title: t('updates.letters'),
      render: ({ state, uncertain, failure }) => (
        <>
          {state === 'failed' ? t('updates.failed') : uncertain ? t('updates.uncertain') : t('updates.waiting')}
          {failure !== null && <p className={styles.quiet}>{failure}</p>}
        </>
      ),
    },
  ]
  return (
    <Dialog title={t('updates.doubtful')} size="wide" isOpen onOpenChange={onClose}>
      {data === undefined ? (
        <Skeleton label={t('common.loading')} lines={4} />
      ) : (
        <div className={styles.stack}>
          {data.items.some(({ uncertain }) => uncertain) && <p>{t('updates.doubtful-text')}</p>}
          <Table label={t('updates.doubtful')} columns={columns} rows={data.items} rowId={({ id }) => id} empty={t('updates.nobody')} />
          {data.hidden > 0 && <p className={styles.quiet}>{t('updates.hidden', { n: data.hidden })}</p>}
        </div>
      )}
    </Dialog>
  )
}
