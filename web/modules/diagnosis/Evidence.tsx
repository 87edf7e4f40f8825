import { useState } from 'react'
import { TextArea, toast } from '../../design/index.ts'
import { useSpeech, type T } from '../../platform/i18n.ts'
import { useTicketAct } from '../tickets/acts.ts'
import { TicketDialog } from '../tickets/dialogs/TicketDialog.tsx'

/** What was found: a line with those around it, a pattern, or what a check brought back. */
export type Found =
  | { kind: 'line'; line: number; text: string }
  | { kind: 'pattern'; template: string; count: number; firstLine: number; lastLine: number; example: string }
  | { kind: 'check'; title: string; output: string }

type EvidenceProps = { number: string; file: string; found: Found; onClose: () => void }

/** Puts evidence into an internal note of the ticket; its words can be changed before. */
export function Evidence({ number, file, found, onClose }: EvidenceProps) {
  const { t } = useSpeech()
  const [text, setText] = useState(() => wordsOf(t, file, found))
  const note = useTicketAct('POST /tickets/:ref/notes', { inForm: true })
  const run = async () => {
    if ((await note.run({ params: { ref: number }, body: { text } })) === undefined) return
    onClose()
    toast({ kind: 'met', text: t('diagnosis.noted', { number }) })
  }
  return (
    <TicketDialog
      title={t('diagnosis.to-note')}
      does={t('diagnosis.do-note')}
      size="wide"
      onDo={() => void run()}
      onClose={onClose}
      isPending={note.isPending}
      problem={note.problem}
      disabledBecause={text.trim() === '' ? t('diagnosis.note-empty') : undefined}
    >
      <TextArea label={t('diagnosis.note')} help={t('diagnosis.note-help')} name="text" value={text} onChange={setText} rows={10} />
    </TicketDialog>
  )
}

function wordsOf(t: T, file: string, found: Found): string {
  switch (found.kind) {
    case 'line':
      return `${t('diagnosis.evidence-line', { file, line: found.line })}\n\n${found.text}`
    case 'pattern': {
      const { count, firstLine, lastLine, template, example } = found
      return `${t('diagnosis.evidence-pattern', { file, count, first: firstLine, last: lastLine })}\n\n${template}\n\n${t('diagnosis.example')}\n${example}`
    }
    case 'check':
      return `${found.title}\n\n${found.output}`
  }
}
