import { useT } from '../../platform/i18n.ts'
import { KnownOutages } from '../incidents/major/KnownOutages.tsx'
import { Tickets } from './Tickets.tsx'
import { WhatHappened } from './WhatHappened.tsx'

/** First the question, then what was asked before. */
export function Home() {
  const t = useT()
  return (
    <>
      <title>{t('portal.title')}</title>
      <KnownOutages />
      <WhatHappened />
      <Tickets />
    </>
  )
}
