import { useQuery } from '@tanstack/react-query'
import { Banner, Button, Dialog, KeyValue, Skeleton, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useProblemWords } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import type { Agreement } from './model.ts'

const counts = ['begun', 'cancelled', 'earlier', 'later', 'late'] as const

/** What publishing would change, before it is done. */
export function PublishDialog({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t, format } = useSpeech()
  const words = useProblemWords()
  const params = { id: agreement.id }
  const { data: trial, error } = useQuery({ ...ask('GET /agreements/:id/trial', { params }), staleTime: 0 })
  const { run, isPending } = useAct('POST /agreements/:id/versions')
  const draft = agreement.versions.find(({ publishedAt }) => publishedAt === null)
  const isLater = draft !== undefined && Temporal.Instant.compare(draft.validFrom, Temporal.Now.instant()) > 0
  const publish = async () => {
    if ((await run({ params })) === undefined) return
    await askAgain('GET /agreements', 'GET /agreements/:id', 'GET /agreement-choice')
    toast({ kind: 'met', text: t('sla.published') })
    onClose()
  }
  return (
    <Dialog
      title={t('sla.publish')}
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="do"
            isPending={isPending}
            disabledBecause={trial === undefined ? t('common.loading') : undefined}
            onPress={() => void publish()}
          >
            {t('sla.publish')}
          </Button>
        </>
      }
    >
      <p>{t('sla.publish-text')}</p>
      {isLater && <p>{t('sla.publish-later', { from: format.instant(draft.validFrom, 'full') })}</p>}
      {error !== null && <Banner kind="late">{words(error)}</Banner>}
      {trial === undefined ? (
        <Skeleton label={t('common.loading')} lines={5} />
      ) : (
        <>
          <p role="status">{t('sla.trial', { changed: trial.changed, tickets: trial.tickets })}</p>
          <KeyValue rows={counts.map((name) => ({ term: t(`sla.trial.${name}`), value: format.number(trial.clocks[name]) }))} />
        </>
      )}
    </Dialog>
  )
}
