import { Card } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { MyPassword } from '../auth/me/MyPassword.tsx'
import { MyProfile } from '../auth/me/MyProfile.tsx'
import { MySessions } from '../auth/me/MySessions.tsx'
import styles from './Ticket.module.css'

/** What the requester may say about himself. */
export function Profile() {
  const t = useT()
  return (
    <div className={styles.page}>
      <title>{t('portal.profile')}</title>
      <h1 className={styles.title}>{t('portal.profile')}</h1>
      <Card size="big">
        <MyProfile />
      </Card>
      <Card size="big">
        <MyPassword />
      </Card>
      <Card size="big">
        <MySessions />
      </Card>
    </div>
  )
}
