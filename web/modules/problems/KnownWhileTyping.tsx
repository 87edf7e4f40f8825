import { useQuery } from '@tanstack/react-query'
import { Banner } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import { KnownMatches } from './KnownMatches.tsx'

type Typed = { text: string; service: string | null; category: string | null; asset: string | null }
type KnownWhileTypingProps = { typed: Typed; chosen: string | null; onChoose: (problem: string | null) => void }

/** While an incident is being registered: known errors that it looks like; one click says that it is one. */
export function KnownWhileTyping({ typed: { text, service, category, asset }, chosen, onChoose }: KnownWhileTypingProps) {
  const t = useT()
  const settled = useSettled(text.trim().slice(0, 2_000))
  const about = {
    ...(service === null ? {} : { service }),
    ...(category === null ? {} : { category }),
    ...(asset === null ? {} : { asset }),
  }
  const { data } = useQuery({ ...ask('GET /known-errors/matching', { query: { text: settled, ...about } }), enabled: settled.length > 3 })
  const found = data?.items ?? []
  if (found.length === 0 || settled.length <= 3) return null
  return (
    <Banner title={t('problems.looks-like', { count: found.length })}>
      <KnownMatches
        matches={found}
        acts={({ id }) => [
          {
            name: 'use',
            label: t(chosen === id ? 'problems.chosen' : 'problems.use'),
            onPress: () => onChoose(chosen === id ? null : id),
            isChosen: chosen !== id,
          },
        ]}
      />
    </Banner>
  )
}
