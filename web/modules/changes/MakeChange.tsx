import { useState } from 'react'
import { Button, Section, TextField } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'

/** On a problem: the change that is to solve it for good. */
export function MakeChange({ ticket }: { ticket: { number: number; title: string; may: { edit: boolean } } }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  if (!ticket.may.edit) return null
  return (
    <Section title={t('changes.changes')}>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('changes.make')}
      </Button>
      {isOpen && <MakeDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function MakeDialog({ ticket, onClose }: { ticket: { number: number; title: string }; onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const [title, setTitle] = useState(ticket.title)
  const { run, isPending, problem } = useAct('POST /tickets/:ref/changes', { inForm: true })
  const make = async () => {
    if (title.trim() === '') return
    const made = await run({ params: { ref: String(ticket.number) }, body: { title } })
    if (made === undefined) return
    onClose()
    await askAgain('GET /tickets/:ref', 'GET /changes')
    go(`/tickets/${String(made.number)}`)
  }
  return (
    <EditDialog
      title={t('changes.make-for', { number: String(ticket.number) })}
      saves={t('changes.make')}
      onSave={() => void make()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField label={t('changes.make-title')} name="title" autoFocus required value={title} onChange={setTitle} />
    </EditDialog>
  )
}
