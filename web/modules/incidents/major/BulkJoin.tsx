import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useAdd } from './add.ts'

/** Major incidents that take children now. */
export function useTakers() {
  const { data } = useQuery(ask('GET /majors', { query: { show: 'running' } }))
  return data?.items.filter(({ resolvedAt }) => resolvedAt === null) ?? []
}

type Props = { takers: ReturnType<typeof useTakers>; numbers: ReadonlySet<string>; onDone: () => void }

/** What is ticked in a list becomes part of a major incident. */
export function BulkJoin({ takers, numbers, onDone }: Props) {
  const t = useT()
  const add = useAdd()
  if (numbers.size === 0 || takers.length === 0) return null
  const join = async (major: number) => {
    if (await add.run(String(major), [...numbers])) onDone()
  }
  return takers.slice(0, 3).map(({ ticket }) => (
    <Button key={ticket.id} size="small" isPending={add.isPending} onPress={() => void join(ticket.number)}>
      {t('major.bulk', { number: String(ticket.number) })}
    </Button>
  ))
}
