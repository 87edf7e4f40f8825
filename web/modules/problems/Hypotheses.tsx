import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, IconButton, Section, SegmentedControl, TextArea, type Meaning } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import type { Asked } from './EntryDialog.tsx'
import { EntryLine } from './EntryLine.tsx'
import { useProblemAct, type Entry, type Problem } from './model.ts'
import styles from './Problems.module.css'

const verdicts = ['open', 'confirmed', 'ruled-out'] as const
type Verdict = (typeof verdicts)[number]
const meaning: Record<Verdict, Meaning> = { open: 'neutral', confirmed: 'met', 'ruled-out': 'paused' }

/** What may have caused it, what speaks for and against each, and what was found. */
export function Hypotheses({ problem, onAsk }: { problem: Problem; onAsk: (asked: Asked) => void }) {
  const { t } = useSpeech()
  const [judged, judge] = useState<Entry>()
  const found = problem.entries.filter(({ part }) => part === 'hypothesis')
  return (
    <Section
      title={t('problems.hypotheses')}
      aside={
        <IconButton
          size="small"
          label={t('problems.add.hypothesis')}
          icon={<Plus aria-hidden />}
          onPress={() => onAsk({ part: 'hypothesis' })}
        />
      }
    >
      {found.length === 0 && <p className={styles.quiet}>{t('problems.hypotheses-none')}</p>}
      <ul className={styles.cards}>
        {found.map((entry) => (
          <OneHypothesis key={entry.id} entry={entry} problem={problem} onAsk={onAsk} onJudge={() => judge(entry)} />
        ))}
      </ul>
      {judged !== undefined && <VerdictDialog entry={judged} onClose={() => judge(undefined)} />}
    </Section>
  )
}

type OneProps = { entry: Entry; problem: Problem; onAsk: (asked: Asked) => void; onJudge: () => void }

function OneHypothesis({ entry, problem, onAsk, onJudge }: OneProps) {
  const { t, format } = useSpeech()
  const verdict = entry.verdict ?? 'open'
  const evidence = (part: 'for' | 'against') => problem.entries.filter((one) => one.part === part && one.parent === entry.id)
  return (
    <li className={styles.card}>
      <ul>
        <EntryLine entry={entry} onAsk={onAsk} />
      </ul>
      <p className={styles.verdict}>
        <Badge kind={meaning[verdict]}>{t(`problems.verdict.${verdict}`)}</Badge>
        {entry.judged !== null && (
          <small className={styles.quiet}>
            {entry.judged.by?.name ?? t('problems.by-system')}, {format.instant(entry.judged.at)}
            {entry.judged.reason !== '' && `: ${entry.judged.reason}`}
          </small>
        )}
        <Button size="small" kind={verdict === 'open' ? 'do' : 'quiet'} onPress={onJudge}>
          {t('problems.judge')}
        </Button>
      </p>
      <div className={styles.sides}>
        {(['for', 'against'] as const).map((part) => (
          <div key={part}>
            <h3 className={styles.small}>
              {t(`problems.${part}`)}
              <IconButton
                size="small"
                label={t(`problems.add.${part}`)}
                icon={<Plus aria-hidden />}
                onPress={() => onAsk({ part, parent: entry.id })}
              />
            </h3>
            {evidence(part).length === 0 && <p className={styles.quiet}>{t('problems.evidence-none')}</p>}
            <ul>
              {evidence(part).map((one) => (
                <EntryLine key={one.id} entry={one} onAsk={onAsk} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </li>
  )
}

function VerdictDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useSpeech()
  const [verdict, setVerdict] = useState<Verdict>(entry.verdict === null || entry.verdict === 'open' ? 'confirmed' : entry.verdict)
  const [reason, setReason] = useState(entry.judged?.reason ?? '')
  const { run, isPending, problem } = useProblemAct('PUT /analysis/:id/verdict', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: entry.id }, body: { verdict, reason } })) !== undefined) onClose()
  }
  return (
    <EditDialog title={t('problems.judge')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{entry.text}</p>
      <SegmentedControl<Verdict>
        label={t('problems.verdict')}
        value={verdict}
        onChange={setVerdict}
        options={verdicts.map((id) => ({ id, label: t(`problems.verdict.${id}`) }))}
      />
      <TextArea
        label={t('problems.verdict-reason')}
        help={t('problems.verdict-help')}
        name="reason"
        value={reason}
        onChange={setReason}
        rows={3}
      />
    </EditDialog>
  )
}
