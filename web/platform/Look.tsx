import { Monitor, Moon, Sun } from 'lucide-react'
import { SegmentedControl } from '../design/index.ts'
import { languages, useSpeech, type Language } from './i18n.ts'
import { useTheme, type Theme } from './theme.ts'

/** Each language is named in itself, so that whoever reads no other finds it. */
export const languageNames: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' }

const themes = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
] as const

/** Language and theme of this browser. */
export function Look() {
  const { t, language, setLanguage } = useSpeech()
  const { theme, setTheme } = useTheme()
  return (
    <>
      <SegmentedControl<Language>
        label={t('common.language')}
        value={language}
        onChange={setLanguage}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
      <SegmentedControl<Theme>
        label={t('common.theme')}
        value={theme}
        onChange={setTheme}
        options={themes.map(([id, Icon]) => ({ id, label: t(`common.theme.${id}`), icon: <Icon aria-hidden />, iconOnly: true }))}
      />
    </>
  )
}
