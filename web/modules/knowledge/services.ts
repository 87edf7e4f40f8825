import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'

/** The services of the catalogue, to choose from and to name. */
export function useServices(): { options: readonly Option[]; names: ReadonlyMap<string, string> } {
  const { language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  return useMemo(() => {
    const options = data?.items.map(({ id, names }) => ({ id, label: names[language] })) ?? []
    return { options, names: new Map(options.map(({ id, label }) => [id, label])) }
  }, [data, language])
}
