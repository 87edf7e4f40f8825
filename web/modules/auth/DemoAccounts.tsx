import { Avatar, Card } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useDoorOptions } from './door-options.ts'
import styles from './SignIn.module.css'

type Account = Answer<'GET /session-options'>['demo'][number]

/** In the demo one press signs in as any of its people; their passwords are nobody's secret. */
export function DemoAccounts({
  isPending,
  onChoose,
}: {
  isPending: boolean
  onChoose: (account: Pick<Account, 'email' | 'password'>) => void
}) {
  const { t, language } = useSpeech()
  const { data } = useDoorOptions()
  if (data === undefined || data.demo.length === 0) return null
  return (
    <Card>
      <h2 className={styles.heading}>{t('auth.demo')}</h2>
      <p className={styles.about}>{t('auth.demo-text')}</p>
      <ul className={styles.accounts}>
        {data.demo.map(({ name, email, password, role, about }) => (
          <li key={email}>
            <button type="button" className={styles.account} disabled={isPending} onClick={() => onChoose({ email, password })}>
              <Avatar name={name} />
              <span>
                <b>{name}</b>
                <small>
                  {t(`people.role.${role}`)} · {about[language]}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
