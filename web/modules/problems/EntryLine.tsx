import { Pencil, X } from 'lucide-react'
import { IconButton, Link } from '../../design/index.ts'
import { useSpeech, type T } from '../../platform/i18n.ts'
import { Prose } from '../conversations/Prose.tsx'
import type { Asked } from './EntryDialog.tsx'
import { useProblemAct, type Entry } from './model.ts'
import styles from './Problems.module.css'

type EntryLineProps = { entry: Entry; onAsk: (asked: Asked) => void }

/** One thing that was written down: the words, where it is to be seen, by whom; written anew or struck out where it stands. */
export function EntryLine({ entry, onAsk }: EntryLineProps) {
  const { t, format } = useSpeech()
  const strike = useProblemAct('DELETE /analysis/:id')
  const short = entry.text.length > 40 ? `${entry.text.slice(0, 40)}…` : entry.text
  const { part } = entry
  return (
    <li className={styles.entry}>
      <div className={styles.words}>
        <Prose text={entry.text} tickets="/tickets" />
        <small className={styles.quiet}>
          {entry.link !== '' && (
            <>
              <Link href={entry.link} newTab={entry.link.startsWith('https:')}>
                {seenAt(t, entry.link)}
              </Link>
              {' · '}
            </>
          )}
          {entry.by?.name ?? t('problems.by-system')}, {format.instant(entry.happenedAt ?? entry.writtenAt)}
        </small>
      </div>
      {part !== 'risk' && (
        <span className={styles.acts}>
          <IconButton
            size="small"
            label={t('problems.rewrite', { text: short })}
            icon={<Pencil aria-hidden />}
            onPress={() => onAsk({ part, entry })}
          />
          <IconButton
            size="small"
            label={t('problems.strike', { text: short })}
            icon={<X aria-hidden />}
            onPress={() => void strike.run({ params: { id: entry.id } })}
          />
        </span>
      )}
    </li>
  )
}

const kinds = [
  ['#message-', 'message'],
  ['#check-', 'check'],
  ['/logs/', 'log'],
] as const

/** Where the link leads, by its shape: what of which ticket. */
function seenAt(t: T, link: string): string {
  const number = /^\/tickets\/(\d+)/.exec(link)?.[1]
  if (number === undefined) return t('problems.see')
  const kind = kinds.find(([sign]) => link.includes(sign))?.[1] ?? 'ticket'
  return t(`problems.see.${kind}`, { number })
}
