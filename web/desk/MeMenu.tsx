import { CircleHelp, Command, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'
import { Avatar, IconButton, Menu } from '../design/index.ts'
import { hint } from '../platform/hotkeys.ts'
import { languages, useSpeech } from '../platform/i18n.ts'
import { openOverlay } from '../platform/overlay.ts'
import { useAct } from '../platform/query.ts'
import { useMe } from '../platform/session.ts'
import { useTheme, type Theme } from '../platform/theme.ts'

const looks = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const

const names = { ru: 'Русский', en: 'English' }

/** The person at this desk, and how the desk looks and speaks to him. What is chosen holds in this browser at once and on the server for the next one. */
export function MeMenu() {
  const { t, language, setLanguage } = useSpeech()
  const me = useMe()
  const { theme, setTheme } = useTheme()
  const keep = useAct('PATCH /me')
  const leave = useAct('DELETE /session')
  const look = (next: Theme) => {
    setTheme(next)
    void keep.run({ body: { preferences: { theme: next } } })
  }
  const signOut = async () => {
    if ((await leave.run({})) !== undefined) location.assign('/sign-in')
  }
  return (
    <Menu
      label={me.person.name}
      side="end"
      trigger={<IconButton label={me.person.name} icon={<Avatar name={me.person.name} />} />}
      entries={[
        {
          title: t('common.theme'),
          acts: looks.map(([id, Icon]) => act(id, t(`common.theme.${id}`), theme === id, () => look(id), <Icon />)),
        },
        {
          title: t('common.language'),
          acts: languages.map((id) =>
            act(id, names[id], language === id, () => {
              setLanguage(id)
              void keep.run({ body: { language: id } })
            }),
          ),
        },
        'line',
        { id: 'me', label: t('auth.me'), icon: <UserRound aria-hidden />, href: '/me' },
        {
          id: 'palette',
          label: t('desk.palette'),
          icon: <Command aria-hidden />,
          keys: hint('Mod+K'),
          onAction: () => openOverlay({ kind: 'palette' }),
        },
        {
          id: 'help',
          label: t('desk.help'),
          icon: <CircleHelp aria-hidden />,
          keys: hint('?'),
          onAction: () => openOverlay({ kind: 'help' }),
        },
        { id: 'leave', label: t('desk.sign-out'), icon: <LogOut aria-hidden />, onAction: () => void signOut() },
      ]}
    />
  )
}

const act = (id: string, label: string, isOn: boolean, onAction: () => void, icon?: React.ReactNode) => ({
  id,
  label,
  isOn,
  onAction,
  icon,
})
