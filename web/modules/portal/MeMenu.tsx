import { Headset, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar, Button, Menu } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { languages, useSpeech } from '../../platform/i18n.ts'
import { languageNames } from '../../platform/Look.tsx'
import { useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { useTheme } from '../../platform/theme.ts'

const looks = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const

/** Who is here, and how the pages look and speak to him. */
export function MeMenu() {
  const { t, language, setLanguage } = useSpeech()
  const go = useGo()
  const me = useMe()
  const { theme, setTheme } = useTheme()
  const keep = useAct('PATCH /me')
  const leave = useAct('DELETE /session')
  const signOut = async () => {
    if ((await leave.run({})) !== undefined) location.assign('/sign-in?next=/portal')
  }
  const desk = { id: 'desk', label: t('portal.to-desk'), icon: <Headset aria-hidden />, onAction: () => location.assign('/') }
  const themes = looks.map(([id, Icon]) =>
    choice(
      id,
      t(`common.theme.${id}`),
      theme === id,
      () => {
        setTheme(id)
        void keep.run({ body: { preferences: { theme: id } } })
      },
      <Icon aria-hidden />,
    ),
  )
  const tongues = languages.map((id) =>
    choice(id, languageNames[id], language === id, () => {
      setLanguage(id)
      void keep.run({ body: { language: id } })
    }),
  )
  return (
    <Menu
      label={me.person.name}
      trigger={
        <Button kind="quiet" icon={<Avatar name={me.person.name} />}>
          {me.person.name}
        </Button>
      }
      entries={[
        ...(me.permissions.includes('ticket.work') ? [desk] : []),
        { id: 'profile', label: t('portal.profile'), icon: <UserRound aria-hidden />, onAction: () => go('/portal/profile') },
        { title: t('common.theme'), acts: themes },
        { title: t('common.language'), acts: tongues },
        'line',
        { id: 'leave', label: t('portal.sign-out'), icon: <LogOut aria-hidden />, onAction: () => void signOut() },
      ]}
    />
  )
}

const choice = (id: string, label: string, isOn: boolean, onAction: () => void, icon?: ReactNode) => ({ id, label, isOn, onAction, icon })
