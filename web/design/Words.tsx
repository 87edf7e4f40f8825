import { createContext, use, type ReactNode } from 'react'

/** The few words that primitives themselves say; the application gives them once, in the reader's language. */
export type Words = {
  close: string
  clear: string
  searching: string
  nothingFound: string
  notices: string
  selectAll: string
  selectRow: string
  increase: string
  decrease: string
  chooseDate: string
  remove: string
  note: string
  resizeColumn: string
}

const Context = createContext<Words | undefined>(undefined)

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>
}

export function useWords(): Words {
  const words = use(Context)
  if (words === undefined) throw new Error('the design has no words here: put WordsProvider around the page')
  return words
}
