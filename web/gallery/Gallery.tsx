import { useEffect } from 'react'
import { SegmentedControl, Select, Switch } from '../design/index.ts'
import { useSpeech, type Language } from '../platform/i18n.ts'
import { useTheme, type Theme } from '../platform/theme.ts'
import { Acts } from './Acts.tsx'
import { Keys } from './Keys.tsx'
import { Fields } from './Fields.tsx'
import { Lists } from './Lists.tsx'
import { Numbers } from './Numbers.tsx'
import { Ticket } from './Ticket.tsx'
import styles from './Gallery.module.css'
import { useGallery, type G } from './words.ts'

/** Every primitive in every state; `?sides=both` shows both themes beside each other. */
export function Gallery() {
  const g = useGallery()
  if (g === undefined) return null
  const both = new URLSearchParams(location.search).get('sides') === 'both'
  return (
    <div className={styles.page}>
      <Head g={g} />
      <main className={styles.sides}>
        {both ? (
          <>
            <Side g={g} theme="light" />
            <Side g={g} theme="dark" />
          </>
        ) : (
          <Side g={g} />
        )}
      </main>
    </div>
  )
}

function Head({ g }: { g: G }) {
  const { t, language, setLanguage } = useSpeech()
  const { theme, setTheme, contrast, setContrast } = useTheme()
  useEffect(() => {
    document.title = g('gallery.title')
  }, [g])
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{g('gallery.title')}</h1>
      <Select<Theme>
        label={t('common.theme')}
        placeholder={t('common.theme')}
        labelHidden
        value={theme}
        onChange={setTheme}
        options={(['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`common.theme.${id}`) }))}
      />
      <SegmentedControl<Language>
        label={t('common.language')}
        value={language}
        onChange={setLanguage}
        options={[
          { id: 'ru', label: 'Русский' },
          { id: 'en', label: 'English' },
        ]}
      />
      <Keys g={g} />
      <Switch label={t('common.contrast')} isSelected={contrast === 'more'} onChange={(more) => setContrast(more ? 'more' : 'normal')} />
    </header>
  )
}

function Side({ g, theme }: { g: G; theme?: 'light' | 'dark' }) {
  return (
    <div className={styles.side} data-theme={theme}>
      <Ticket g={g} />
      <Lists g={g} />
      <Numbers g={g} />
      <Acts g={g} />
      <Fields g={g} />
    </div>
  )
}
