import { useT } from '../../platform/i18n.ts'
import { useAct } from '../../platform/query.ts'
import { Sure } from '../people/Sure.tsx'
import { showAnew } from './draft.ts'
import type { CalendarCard } from './model.ts'

/** Asks before a draft is thrown away. */
export function DropDraft({ card, onClose }: { card: CalendarCard; onClose: () => void }) {
  const t = useT()
  const { run, isPending } = useAct('DELETE /calendars/:id/draft')
  const drop = async () => {
    await run({ params: { id: card.id } })
    await showAnew()
  }
  return <Sure title={t('calendars.drop')} text={t('calendars.drop-text')} isPending={isPending} onDo={drop} onClose={onClose} />
}
