import '../design/styles.ts'
import { StrictMode, type ReactNode } from 'react'
import { RouterProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Toasts, WordsProvider, type Words } from '../design/index.ts'
import { LanguageProvider, useT, type Language } from './i18n.ts'
import './theme.ts'

type ShellProps = {
  children: ReactNode
  zone?: string | undefined
  language?: Language | undefined
  /** The router's way to a path: without it a link loads a new page. */
  navigate?: ((path: string) => void) | undefined
}

/** What every entry stands in: the language and its words, the notices. Hotkeys, router and cache are the entry's own. */
export function Shell({ children, zone, language, navigate }: ShellProps) {
  return (
    <LanguageProvider zone={zone} language={language}>
      <Speaking>{navigate === undefined ? children : <RouterProvider navigate={navigate}>{children}</RouterProvider>}</Speaking>
    </LanguageProvider>
  )
}

function Speaking({ children }: { children: ReactNode }) {
  const t = useT()
  const words: Words = {
    close: t('common.close'),
    clear: t('common.clear'),
    searching: t('common.searching'),
    nothingFound: t('common.nothing-found'),
    notices: t('common.notices'),
    selectAll: t('common.select-all'),
    selectRow: t('common.select-row'),
    increase: t('common.increase'),
    decrease: t('common.decrease'),
    chooseDate: t('common.choose-date'),
    remove: t('common.remove'),
    note: t('common.note'),
    resizeColumn: t('common.resize-column'),
  }
  return (
    <WordsProvider words={words}>
      {children}
      <Toasts />
    </WordsProvider>
  )
}

/** Draws an entry into its page. */
export function draw(page: ReactNode): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no #root')
  createRoot(root).render(<StrictMode>{page}</StrictMode>)
}
