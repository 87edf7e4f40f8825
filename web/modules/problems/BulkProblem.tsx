import { useState } from 'react'
import { Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { RegisterDialog } from './RegisterDialog.tsx'

type Row = { number: number; title: string; kind: string }

/** The incidents among what is ticked become a problem. */
export function BulkProblem({ rows, numbers }: { rows: readonly Row[]; numbers: ReadonlySet<string> }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const incidents = rows.filter(({ number, kind }) => kind === 'incident' && numbers.has(String(number)))
  if (incidents.length === 0) return null
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('problems.register')}
      </Button>
      {isOpen && <RegisterDialog incidents={incidents} onClose={() => setOpen(false)} />}
    </>
  )
}
