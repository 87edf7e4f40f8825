import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import styles from './Calendars.module.css'
import { useDraft } from './draft.ts'
import { type CalendarCard, type Plan, type WorkingHours, composed, composition } from './model.ts'
import { PartsFields } from './PartsFields.tsx'

type CompositionProps = { card: CalendarCard; plan: Exclude<Plan, WorkingHours> }

/** The calendars it is made of. */
export function CompositionSection({ card, plan }: CompositionProps) {
  const { t, language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(ask('GET /calendars', { query: { retired: 'true' } }))
  const { way, parts } = composition(plan)
  return (
    <Section
      title={t('calendars.parts')}
      aside={
        <Button size="small" icon={<Pencil aria-hidden />} onPress={() => setOpen(true)}>
          {t('calendars.edit-parts')}
        </Button>
      }
    >
      <p>{t(`calendars.way.${way}`)}</p>
      <ol className={styles.parts}>
        {parts.map((id) => (
          <li key={id}>
            <Anchor href={`/settings/calendars/${id}`}>{data?.items.find((one) => one.id === id)?.names[language] ?? id}</Anchor>
          </li>
        ))}
      </ol>
      {isOpen && <CompositionDialog card={card} plan={plan} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function CompositionDialog({ card, plan, onClose }: CompositionProps & { onClose: () => void }) {
  const { t } = useSpeech()
  const [made, setMade] = useState(() => composition(plan))
  const { save, isPending, problem } = useDraft(card)
  const onSave = async () => {
    if (await save(composed(made.way, made.parts))) onClose()
  }
  return (
    <EditDialog title={t('calendars.parts')} onSave={() => void onSave()} onClose={onClose} isPending={isPending} problem={problem}>
      <PartsFields value={made} onChange={setMade} self={card.id} />
    </EditDialog>
  )
}
