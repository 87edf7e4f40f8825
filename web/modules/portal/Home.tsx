import { useT } from '../../platform/i18n.ts'
import { Tickets } from './Tickets.tsx'
import { WhatHappened } from './WhatHappened.tsx'

/** First the question, then what was asked before. */
export function Home() {
  const t = useT()
  return (
    <>
      <title>{t('portal.title')}</title>
      <WhatHappened />
      <Tickets />
    </>
  )
}
