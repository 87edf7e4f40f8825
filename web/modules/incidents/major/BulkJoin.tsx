import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../design/index.ts'
import { useT } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useAdd } from './add.ts'
import styles from './Major.module.css'

/** Lists are ticked only while there is something to do with what is ticked: a major incident that takes children. */
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
  return (
    <div className={styles.loud}>
      <span className={styles.acts}>
        {t('major.bulk-count', { count: numbers.size })}
        {takers.slice(0, 3).map(({ ticket }) => (
          <Button key={ticket.id} size="small" kind="do" isPending={add.isPending} onPress={() => void join(ticket.number)}>
            {t('major.bulk', { number: String(ticket.number) })}
          </Button>
        ))}
        <Button size="small" kind="quiet" onPress={onDone}>
          {t('major.bulk-clear')}
        </Button>
      </span>
    </div>
  )
}
