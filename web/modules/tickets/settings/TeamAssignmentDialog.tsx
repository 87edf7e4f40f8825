import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Checkbox, Select, toast } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'

type How = Answer<'GET /team-assignments'>['items'][number]
type DialogProps = { team: { id: string; name: string }; how: How; onClose: () => void }

const ways = ['skill', 'load', 'round-robin', 'client'] as const
const none = 'none'

/** A team that has said nothing. */
export const usualAssignment = (team: string): How => ({ team, way: 'load', automatic: false, calendar: null, rota: null })

/** How the tickets of one team find their assignee, when it works, and who is called when nobody is there. */
export function TeamAssignmentDialog({ team, how, onClose }: DialogProps) {
  const { t, language } = useSpeech()
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const rotas = useQuery(ask('GET /rotas', { query: {} })).data?.items ?? []
  const [{ way, automatic, calendar, rota }, setHow] = useState(how)
  const set = (part: Partial<How>) => setHow((now) => ({ ...now, ...part }))
  const { run, isPending, problem } = useAct('PUT /teams/:id/assignment', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: team.id }, body: { way, automatic, calendar, rota } })) === undefined) return
    await askAgain('GET /team-assignments')
    onClose()
    toast({ kind: 'met', text: t('tickets.assign.saved', { team: team.name }) })
  }
  const named = (list: readonly { id: string; names: { ru: string; en: string } }[], otherwise: string) => [
    { id: none, label: otherwise },
    ...list.map(({ id, names }) => ({ id, label: names[language] })),
  ]
  const idOf = (chosen: string) => (chosen === none ? null : chosen)
  return (
    <EditDialog
      title={`${t('tickets.assign.title')} · ${team.name}`}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <Select
        label={t('tickets.assign.way')}
        placeholder={t('tickets.choose')}
        value={way}
        onChange={(chosen) => set({ way: chosen })}
        options={ways.map((id) => ({ id, label: t(`tickets.assign.way.${id}`), hint: t(`tickets.assign.way.${id}-text`) }))}
      />
      <Checkbox
        label={t('tickets.assign.automatic')}
        help={t('tickets.assign.automatic-text')}
        isSelected={automatic}
        onChange={(on) => set({ automatic: on })}
      />
      <Select
        label={t('tickets.assign.calendar')}
        help={t('tickets.assign.calendar-text')}
        placeholder={t('tickets.choose')}
        value={calendar ?? none}
        onChange={(chosen) => set({ calendar: idOf(chosen) })}
        options={named(calendars, t('tickets.assign.always'))}
      />
      <Select
        label={t('tickets.assign.rota')}
        help={t('tickets.assign.rota-text')}
        placeholder={t('tickets.choose')}
        value={rota ?? none}
        onChange={(chosen) => set({ rota: idOf(chosen) })}
        options={named(rotas, t('tickets.assign.leads'))}
      />
    </EditDialog>
  )
}
