import type { ReactNode } from 'react'
import { Fact, Link } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import styles from './Changes.module.css'
import type { ChangeHappened } from './story.ts'

/** One act of a change in the story of the change itself, or of the ticket that it was made for: there its number leads to it. */
export function ChangeFact({ happened: { at, by, change, isOwn, what, version, text } }: { happened: ChangeHappened }) {
  const { t, format } = useSpeech()
  if (change === undefined) return null
  const number = `#${String(change.number)}`
  const who = [format.instant(at, 'time'), by?.name].filter(Boolean).join(', ')
  return (
    <Fact>
      {t.rich(`changes.story.${what}`, {
        change: isOwn ? number : `${number} ${change.title}`,
        a: (parts: ReactNode[]) => (isOwn ? parts : <Link href={`/tickets/${String(change.number)}`}>{parts}</Link>),
        version: String(version ?? ''),
        text: text === '' ? '' : ` — ${text}`,
        b: (parts: ReactNode[]) => <b>{parts}</b>,
      })}{' '}
      <span className={styles.quiet}>· {who}</span>
    </Fact>
  )
}
