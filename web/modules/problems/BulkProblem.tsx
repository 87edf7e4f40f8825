import { useState } from 'react'
import { Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { RegisterDialog } from './RegisterDialog.tsx'
import styles from './Problems.module.css'

type Row = { number: number; title: string; kind: string }
type BulkProblemProps = { rows: readonly Row[]; numbers: ReadonlySet<string>; onDone: () => void }

/** What is ticked in a list of incidents becomes a problem. */
export function BulkProblem({ rows, numbers, onDone }: BulkProblemProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const incidents = rows.filter(({ number, kind }) => kind === 'incident' && numbers.has(String(number)))
  if (incidents.length === 0) return null
  return (
    <div className={styles.ticked}>
      <span>{t('problems.ticked', { count: incidents.length })}</span>
      <Button size="small" kind="do" onPress={() => setOpen(true)}>
        {t('problems.register')}
      </Button>
      <Button size="small" kind="quiet" onPress={onDone}>
        {t('problems.untick')}
      </Button>
      {isOpen && <RegisterDialog incidents={incidents} onClose={() => setOpen(false)} />}
    </div>
  )
}
