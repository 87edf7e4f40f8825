import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Badge, Banner, Button, IconButton, Section, TextArea } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { EntryDialog, type Asked } from './EntryDialog.tsx'
import { EntryLine } from './EntryLine.tsx'
import { ImprovementsOf } from './ImprovementsOf.tsx'
import { KnownErrorCard } from './KnownErrorCard.tsx'
import { useProblemAct, type Part, type Problem } from './model.ts'
import { WatchCard } from './WatchCard.tsx'
import { Workarounds } from './Workarounds.tsx'
import styles from './Problems.module.css'

/** What helps meanwhile, what ends it for good, and whether it did. */
export function Remedy({ problem }: { problem: Problem }) {
  const t = useT()
  const [asked, askFor] = useState<Asked>()
  const [isRisk, askRisk] = useState(false)
  const risk = problem.entries.find(({ part }) => part === 'risk')
  return (
    <>
      {problem.missing.length > 0 && (
        <Banner>{t('problems.missing', { what: problem.missing.map((one) => t(`problems.evidence.${one}`)).join(', ') })}</Banner>
      )}
      <Workarounds problem={problem} />
      <KnownErrorCard problem={problem} />
      <Written problem={problem} part="fix" onAsk={askFor} />
      <Written problem={problem} part="test" onAsk={askFor} />
      {(problem.may.acceptRisk || risk !== undefined) && (
        <Section
          title={t('problems.risk')}
          aside={
            problem.may.acceptRisk &&
            risk === undefined && (
              <Button size="small" kind="quiet" onPress={() => askRisk(true)}>
                {t('problems.accept-risk')}
              </Button>
            )
          }
        >
          {risk === undefined ? (
            <p className={styles.quiet}>{t('problems.risk-none')}</p>
          ) : (
            <ul>
              <EntryLine entry={risk} onAsk={askFor} />
            </ul>
          )}
        </Section>
      )}
      <WatchCard problem={problem} />
      <Written problem={problem} part="lesson" onAsk={askFor} />
      <ImprovementsOf problem={problem} />
      {asked !== undefined && <EntryDialog number={problem.number} asked={asked} onClose={() => askFor(undefined)} />}
      {isRisk && <RiskDialog number={problem.number} onClose={() => askRisk(false)} />}
    </>
  )
}

type WrittenProps = { problem: Problem; part: Extract<Part, 'fix' | 'test' | 'lesson'>; onAsk: (asked: Asked) => void }

function Written({ problem, part, onAsk }: WrittenProps): ReactNode {
  const t = useT()
  const found = problem.entries.filter((entry) => entry.part === part)
  return (
    <Section
      title={t(`problems.${part}`)}
      aside={<IconButton size="small" label={t(`problems.add.${part}`)} icon={<Plus aria-hidden />} onPress={() => onAsk({ part })} />}
    >
      {found.length === 0 && <p className={styles.quiet}>{t(`problems.${part}-none`)}</p>}
      <ul>
        {found.map((entry) => (
          <li key={entry.id} className={styles.tested}>
            {entry.passed !== null && (
              <Badge kind={entry.passed ? 'met' : 'late'}>{t(entry.passed ? 'problems.test-passed' : 'problems.test-failed')}</Badge>
            )}
            <ul>
              <EntryLine entry={entry} onAsk={onAsk} />
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Who leads says that a problem is lived with, and why. */
function RiskDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const { run, isPending, problem } = useProblemAct('POST /tickets/:ref/risk', { inForm: true })
  const save = async () => {
    if ((await run({ params: { ref: String(number) }, body: { reason } })) !== undefined) onClose()
  }
  return (
    <EditDialog title={t('problems.accept-risk')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{t('problems.risk-text')}</p>
      <TextArea label={t('problems.text.risk')} name="reason" value={reason} onChange={setReason} rows={4} required autoFocus />
    </EditDialog>
  )
}
