import { useState } from 'react'
import { TextArea, TextField, toast } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { type Recurrence, useProblemAct } from './model.ts'
import { spanOf } from './recurrence-words.ts'

/** The problem of a recurrence: its title is the latest incident's, its text what the radar saw; both to be put better. */
export function AcceptDialog({ recurrence: { id, tickets, words, unusual }, onClose }: { recurrence: Recurrence; onClose: () => void }) {
  const { t, format } = useSpeech()
  const go = useGo()
  const [title, setTitle] = useState(tickets[0]?.title ?? '')
  const [text, setText] = useState(
    t('problems.recurrence.text', {
      words: words.join(', '),
      incidents: unusual.incidents,
      days: spanOf(unusual),
      expected: format.number(unusual.expected, { maximumFractionDigits: 1 }),
    }),
  )
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useProblemAct('POST /recurrences/:id/problem', { inForm: true })
  const save = async () => {
    setTried(true)
    if (title.trim() === '' || text.trim() === '') return
    const made = await run({ params: { id }, body: { title, text } })
    if (made === undefined) return
    onClose()
    toast({ kind: 'met', text: t('problems.registered', { number: String(made.number) }) })
    go(`/tickets/${String(made.number)}#cause`)
  }
  const missing = (value: string) => (isTried && value.trim() === '' ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog
      title={t('problems.recurrence.accept')}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField
        label={t('problems.title')}
        help={t('problems.title-help')}
        name="title"
        required
        autoFocus
        maxLength={300}
        value={title}
        onChange={setTitle}
        error={missing(title)}
      />
      <TextArea label={t('problems.about')} name="text" rows={4} value={text} onChange={setText} error={missing(text)} />
      <p>{t('problems.recurrence.links', { count: tickets.length })}</p>
    </EditDialog>
  )
}
