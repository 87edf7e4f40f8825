import { Plus } from 'lucide-react'
import { IconButton, Link, Section } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import type { Asked } from './EntryDialog.tsx'
import { EntryLine } from './EntryLine.tsx'
import type { Problem } from './model.ts'
import styles from './Problems.module.css'

/** What happened to its incidents by the log, with what was written between; the last first. */
export function Timeline({ problem, onAsk }: { problem: Problem; onAsk: (asked: Asked) => void }) {
  const { t, format } = useSpeech()
  const lines = [
    ...problem.happened.map((one) => ({ at: one.at, one, entry: undefined })),
    ...problem.entries.flatMap((entry) =>
      entry.part === 'moment' && entry.happenedAt !== null ? [{ at: entry.happenedAt, one: undefined, entry }] : [],
    ),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Section
      title={t('problems.timeline')}
      aside={
        <IconButton size="small" label={t('problems.add.moment')} icon={<Plus aria-hidden />} onPress={() => onAsk({ part: 'moment' })} />
      }
    >
      {lines.length === 0 && <p className={styles.quiet}>{t('problems.timeline-none')}</p>}
      <ol className={styles.timeline}>
        {lines.map(({ at, one, entry }) =>
          entry === undefined ? (
            <li key={`${at} ${one.ticket.id} ${one.what}`} className={styles.moment}>
              <time dateTime={at}>{format.instant(at)}</time>{' '}
              <span>
                {t(`problems.happened.${one.what}`)}{' '}
                <Link href={`/tickets/${String(one.ticket.number)}`}>
                  #{one.ticket.number} {one.ticket.title}
                </Link>
              </span>
            </li>
          ) : (
            <EntryLine key={entry.id} entry={entry} onAsk={onAsk} />
          ),
        )}
      </ol>
    </Section>
  )
}
