import { useState } from 'react'
import { Badge, Button, Popover, Section, TextArea, TextField, toast } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { Prose } from '../conversations/Prose.tsx'
import { inWords, useProblemAct, type Problem } from './model.ts'
import styles from './Problems.module.css'

type Version = Problem['workarounds'][number]

/** What lessens the effect until the fix: shown on every incident of the problem while it is published. */
export function Workarounds({ problem }: { problem: Problem }) {
  const { t, format, language } = useSpeech()
  const [asked, askFor] = useState<'publish' | 'withdraw'>()
  const [last] = problem.workarounds
  const shown = last?.withdrawnAt === null ? last : undefined
  const close = () => askFor(undefined)
  return (
    <Section
      title={t('problems.workaround')}
      aside={
        <Button size="small" kind={shown === undefined ? 'do' : 'quiet'} onPress={() => askFor('publish')}>
          {t(shown === undefined ? 'problems.publish' : 'problems.publish-anew')}
        </Button>
      }
    >
      {shown === undefined ? (
        <p className={styles.quiet}>{t('problems.workaround-none')}</p>
      ) : (
        <div className={styles.card}>
          <Prose text={inWords(shown.agents, language)} tickets="/tickets" />
          <p className={styles.quiet}>
            {shown.requesters.ru === ''
              ? t('problems.requesters-not-told')
              : `${t('problems.requesters-told')}: ${inWords(shown.requesters, language)}`}
          </p>
          <p className={styles.verdict}>
            <Badge kind="met">{t('problems.published')}</Badge>
            <small className={styles.quiet}>
              {shown.by?.name ?? t('problems.by-system')}, {format.instant(shown.publishedAt)} ·{' '}
              {t('problems.seen-on', { count: problem.incidents.length })}
            </small>
            <Button size="small" kind="quiet" onPress={() => askFor('withdraw')}>
              {t('problems.withdraw')}
            </Button>
          </p>
        </div>
      )}
      {problem.workarounds.length > 0 && <Versions versions={problem.workarounds} />}
      {asked === 'publish' && <WorkaroundDialog number={problem.number} last={last} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog number={problem.number} onClose={close} />}
    </Section>
  )
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const { t, format, language } = useSpeech()
  return (
    <Popover
      label={t('problems.versions')}
      trigger={
        <Button size="small" kind="quiet">
          {t('problems.versions-count', { n: versions.length })}
        </Button>
      }
    >
      <ol className={styles.timeline}>
        {versions.map((one) => (
          <li key={one.id}>
            <strong>{t('problems.version', { n: one.version })}</strong> {one.by?.name ?? t('problems.by-system')},{' '}
            {format.instant(one.publishedAt)}
            <p>{inWords(one.agents, language)}</p>
            {one.withdrawnAt !== null && (
              <p className={styles.quiet}>
                {t('problems.withdrawn-at', { at: format.instant(one.withdrawnAt), because: one.withdrawnBecause })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Popover>
  )
}

function WorkaroundDialog({ number, last, onClose }: { number: number; last: Version | undefined; onClose: () => void }) {
  const { t } = useSpeech()
  const [agents, setAgents] = useState(last?.agents ?? { ru: '', en: '' })
  const [requesters, setRequesters] = useState(last?.requesters ?? { ru: '', en: '' })
  const { run, isPending, problem } = useProblemAct('PUT /tickets/:ref/workaround', { inForm: true })
  const save = async () => {
    if ((await run({ params: { ref: String(number) }, body: { agents, requesters } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('problems.workaround-published') })
  }
  return (
    <EditDialog
      title={t('problems.publish-title')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <p>{t('problems.publish-text')}</p>
      <div className={styles.sides}>
        <TextArea
          label={t('problems.agents-ru')}
          name="agents.ru"
          required
          rows={4}
          autoFocus
          value={agents.ru}
          onChange={(ru) => setAgents({ ...agents, ru })}
        />
        <TextArea
          label={t('problems.agents-en')}
          name="agents.en"
          required
          rows={4}
          value={agents.en}
          onChange={(en) => setAgents({ ...agents, en })}
        />
        <TextArea
          label={t('problems.requesters-ru')}
          help={t('problems.requesters-help')}
          name="requesters.ru"
          rows={4}
          value={requesters.ru}
          onChange={(ru) => setRequesters({ ...requesters, ru })}
        />
        <TextArea
          label={t('problems.requesters-en')}
          name="requesters.en"
          rows={4}
          value={requesters.en}
          onChange={(en) => setRequesters({ ...requesters, en })}
        />
      </div>
    </EditDialog>
  )
}

function WithdrawDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useSpeech()
  const [reason, setReason] = useState('')
  const { run, isPending, problem } = useProblemAct('DELETE /tickets/:ref/workaround', { inForm: true })
  const save = async () => {
    if ((await run({ params: { ref: String(number) }, body: { reason } })) !== undefined) onClose()
  }
  return (
    <EditDialog title={t('problems.withdraw-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{t('problems.withdraw-text')}</p>
      <TextField label={t('problems.reason')} name="reason" required autoFocus value={reason} onChange={setReason} />
    </EditDialog>
  )
}
