import { useT } from '../../../platform/i18n.ts'
import { useMay, useMe } from '../../../platform/session.ts'
import { Section } from '../../../design/index.ts'
import { Absences } from '../../people/Absences.tsx'
import { KeysSwitch } from './KeysSwitch.tsx'
import { MyKeys } from './MyKeys.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MyProfile } from './MyProfile.tsx'
import { MySessions } from './MySessions.tsx'
import styles from './Me.module.css'

/** What one who works here says about himself, and his ways in. */
export function MyPage() {
  const t = useT()
  const me = useMe()
  const works = useMay('ticket.work')
  return (
    <section className={styles.page} aria-labelledby="me-title">
      <title>{`${t('auth.me')} · ${t('desk.opora')}`}</title>
      <h1 id="me-title" className={styles.title}>
        {t('auth.me')}
      </h1>
      <MyProfile />
      {works && (
        <Section title={t('auth.keyboard')}>
          <KeysSwitch />
        </Section>
      )}
      {works && <Absences person={me.person} about={t('people.absences-mine-text')} />}
      <MyPassword />
      <MySessions />
      <MyKeys />
    </section>
  )
}
