import { toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useTicketAct } from '../acts.ts'
import type { DialogProps } from '../asked.ts'
import { refOf } from '../model.ts'
import { CardFields, useCard } from './CardFields.tsx'
import { TicketDialog } from './TicketDialog.tsx'

/** The card of a hand-over that went ahead of it, judged by the rule of the level that handed over. */
export function GiveCard({ page, onClose }: DialogProps) {
  const { t, format } = useSpeech()
  const { ticket, owedCard } = page
  const written = useCard(page, owedCard?.asks ?? null)
  const { card, lacks, untried, drop } = written
  const give = useTicketAct('POST /tickets/:ref/card', { inForm: true })
  const run = async () => {
    if ((await give.run({ params: { ref: refOf(ticket) }, body: card })) === undefined) return
    drop()
    onClose()
    toast({ kind: 'met', text: t('tickets.card.given') })
  }
  const named = format.list(lacks.map((need) => t(`tickets.card.need.${need}`)))
  return (
    <TicketDialog
      title={t('tickets.card.give')}
      does={t('tickets.card.send')}
      size="wide"
      onDo={() => void run()}
      onClose={onClose}
      isPending={give.isPending}
      problem={give.problem}
      disabledBecause={
        lacks.length > 0
          ? t('tickets.card.lacks', { what: named })
          : untried > 0
            ? t('tickets.card.untried', { count: untried })
            : undefined
      }
    >
      <CardFields written={written} isUrgent={false} />
    </TicketDialog>
  )
}
