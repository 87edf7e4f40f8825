import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { Prose } from '../conversations/Prose.tsx'

/** What helps meanwhile, while the cause is being removed. */
export function Workarounds({ number }: { number: number }) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /portal/tickets/:ref/workarounds', { params: { ref: String(number) } }))
  return (data?.items ?? []).map(({ id, text }) => (
    <Banner key={id} kind="met" title={t('portal.workaround')}>
      <Prose text={text[language]} tickets="/portal/tickets" />
    </Banner>
  ))
}
