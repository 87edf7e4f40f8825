import { Avatar, Card } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useDoorOptions } from './door-options.ts'
import styles from './SignIn.module.css'

/** In the demo one press signs in as any of its people; their passwords are nobody's secret. */
export function DemoAccounts({
  isPending,
  onChoose,
}: {
  isPending: boolean
  onChoose: (account: { email: string; password: string }) => void
}) {
  const { t } = useSpeech()
  const { data } = useDoorOptions()
  if (data === undefined || data.demo.length === 0) return null
  return (
    <Card>
      <h2 className={styles.heading}>{t('auth.demo')}</h2>
      <p className={styles.about}>{t('auth.demo-text', { password: data.demo[0]?.phrase ?? '' })}</p>
      <ul className={styles.accounts}>
        {data.demo.map(({ name, email, phrase, role }) => (
          <li key={email}>
            <button type="button" className={styles.account} disabled={isPending} onClick={() => onChoose({ email, password: phrase })}>
              <Avatar name={name} />
              <span>
                <b>{name}</b>
                <small>{t(`people.role.${role}`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
