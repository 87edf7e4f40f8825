import { Badge, Button, Link } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { inWords, type Match } from './model.ts'
import styles from './Problems.module.css'

type KnownMatchesProps = {
  matches: readonly Match[]
  /** What to do about one; the words of the button say it. */
  acts: (match: Match) => { label: string; name: string; onPress: () => void; isChosen?: boolean }[]
}

/** Known errors that an incident looks like: which, by what words, and what helps. Nothing is done unless somebody says so. */
export function KnownMatches({ matches, acts }: KnownMatchesProps) {
  const { t, language, format } = useSpeech()
  return (
    <ul className={styles.cards}>
      {matches.map((match) => (
        <li key={match.id} className={styles.card}>
          <p>
            <Badge size="small" kind="note">
              {t('problems.known-error')}
            </Badge>{' '}
            <Link href={`/tickets/${String(match.number)}`}>
              #{match.number} {match.title}
            </Link>
          </p>
          <p className={styles.quiet}>
            {t('problems.because', { words: format.list(match.words.map((word) => `«${word}»`)), count: match.words.length })}
            {match.same.map((one) => `, ${t(`problems.same.${one}`)}`).join('')}
          </p>
          {match.workaround !== null && (
            <p>
              <strong>{t('problems.workaround')}:</strong> {inWords(match.workaround, language)}
            </p>
          )}
          {match.workaround === null && match.cause !== '' && (
            <p>
              <strong>{t('problems.cause')}:</strong> {match.cause}
            </p>
          )}
          <p className={styles.verdict}>
            {acts(match).map(({ label, name, onPress, isChosen }) => (
              <Button key={name} size="small" kind={isChosen === true ? 'do' : 'quiet'} onPress={onPress}>
                {label}
              </Button>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
