import { useState } from 'react'
import { Badge, Button, Popover, TextField } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { DoubtfulDialog } from './DoubtfulDialog.tsx'
import { languages, parts, type Update } from './model.ts'
import styles from './Updates.module.css'

const meaning = { asked: 'near', returned: 'late', held: 'near', undone: 'neutral', sent: 'met' } as const

/** One update: what it says, whether it left, and what may still be done about it. */
export function OneUpdate({ update }: { update: Update }) {
  const { t, format, language } = useSpeech()
  const [open, setOpen] = useState<'doubtful' | 'return'>()
  const takeBack = useAct('DELETE /incident-updates/:id')
  const approve = useAct('POST /incident-updates/:id/approval')
  const done = (answer: unknown) => (answer === undefined ? undefined : askAgain('GET /tickets/:ref/updates'))
  const params = { id: update.id }
  const { words, letters, state, may, approver, returnReason } = update
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <strong>{t('updates.number', { n: update.n })}</strong>
        <Badge size="small" kind={meaning[state]}>
          {t(`updates.state.${state}`)}
        </Badge>
        {update.last && <Badge size="small">{t('updates.last-badge')}</Badge>}
      </span>
      <span className={styles.quiet}>
        {[format.instant(update.sentAt ?? update.writtenAt), update.author?.name].filter(Boolean).join(', ')}
      </span>
      <span className={styles.cut}>{words[language].happened || words[language === 'ru' ? 'en' : 'ru'].happened}</span>
      {state === 'asked' && approver !== null && <span className={styles.quiet}>{t('updates.asked-of', { name: approver.name })}</span>}
      {returnReason !== null && <span>{t('updates.returned-because', { reason: returnReason })}</span>}
      {state === 'sent' && <Counts letters={letters} onDoubt={() => setOpen('doubtful')} />}
      <span className={styles.acts}>
        {may.approve && (
          <>
            <Button size="small" kind="do" isPending={approve.isPending} onPress={() => void approve.run({ params }).then(done)}>
              {t('updates.approve')}
            </Button>
            <Button size="small" onPress={() => setOpen('return')}>
              {t('updates.return')}
            </Button>
          </>
        )}
        {may.takeBack && (
          <Button size="small" isPending={takeBack.isPending} onPress={() => void takeBack.run({ params }).then(done)}>
            {t('updates.take-back')}
          </Button>
        )}
        <WholeText update={update} />
      </span>
      {open === 'doubtful' && <DoubtfulDialog update={update.id} onClose={() => setOpen(undefined)} />}
      {open === 'return' && <ReturnDialog update={update.id} onClose={() => setOpen(undefined)} />}
    </li>
  )
}

function Counts({ letters: { waiting, sent, failed, uncertain }, onDoubt }: { letters: Update['letters']; onDoubt: () => void }) {
  const { t } = useSpeech()
  return (
    <span className={styles.head}>
      {t('updates.sent-n', { sent, all: waiting + sent + failed })}
      {failed + uncertain > 0 && (
        <Button size="small" kind="quiet" onPress={onDoubt}>
          {[failed > 0 && t('updates.failed-n', { n: failed }), uncertain > 0 && t('updates.uncertain-n', { n: uncertain })]
            .filter((one) => one !== false)
            .join(', ')}
        </Button>
      )}
    </span>
  )
}

function WholeText({ update: { words, next } }: { update: Update }) {
  const { t, format } = useSpeech()
  return (
    <Popover
      label={t('updates.text')}
      trigger={
        <Button size="small" kind="quiet">
          {t('updates.text')}
        </Button>
      }
    >
      {languages
        .filter((one) => words[one].happened !== '')
        .map((one) => (
          <div key={one} lang={one} className={styles.stack}>
            {parts
              .filter((part) => words[one][part] !== '')
              .map((part) => (
                <p key={part} className={styles.words}>
                  <strong>{t(`updates.${part}`)}</strong>
                  {'\n'}
                  {words[one][part]}
                </p>
              ))}
          </div>
        ))}
      {next !== null && <p className={styles.quiet}>{t('updates.due', { at: format.instant(next) })}</p>}
    </Popover>
  )
}

function ReturnDialog({ update, onClose }: { update: string; onClose: () => void }) {
  const { t } = useSpeech()
  const [reason, setReason] = useState('')
  const { run, isPending, problem } = useAct('POST /incident-updates/:id/return', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: update }, body: { reason } })) === undefined) return
    await askAgain('GET /tickets/:ref/updates')
    onClose()
  }
  return (
    <EditDialog title={t('updates.return-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField label={t('updates.reason')} name="reason" required value={reason} onChange={setReason} />
    </EditDialog>
  )
}
