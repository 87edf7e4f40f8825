import { useQuery } from '@tanstack/react-query'
import { CalendarOff, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, EmptyState, Section, Table, toast, type Column } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'

type Absence = Answer<'GET /absences'>['items'][number]

/** When one person is away, and who stands in. */
export function Absences({ person, about }: { person: { id: string; name: string }; about: string }) {
  const { t, format } = useSpeech()
  const { data } = useQuery(ask('GET /absences', { query: { person: person.id } }))
  const [isAdding, setAdding] = useState(false)
  const end = useAct('DELETE /absences/:id')
  const stop = async ({ id }: Absence) => {
    if ((await end.run({ params: { id } })) === undefined) return
    await askAgain('GET /absences')
    toast({ kind: 'met', text: t('people.absence-ended') })
  }
  const hasBegun = ({ from }: Absence) => Temporal.Instant.compare(Temporal.Instant.from(from), Temporal.Now.instant()) <= 0
  const columns: readonly Column<Absence>[] = [
    { id: 'from', title: t('people.absence-from'), isRowHeader: true, render: ({ from }) => format.instant(from, 'full') },
    { id: 'to', title: t('people.absence-to'), render: ({ to }) => format.instant(to, 'full') },
    { id: 'substitute', title: t('people.absence-substitute'), render: ({ substitute }) => substitute?.name ?? t('people.absence-nobody') },
    {
      id: 'acts',
      title: t('people.more'),
      titleHidden: true,
      render: (absence) =>
        absence.may.end && (
          <Button size="small" isPending={end.isPending} onPress={() => void stop(absence)}>
            {t(hasBegun(absence) ? 'people.absence-end' : 'people.absence-call-off')}
          </Button>
        ),
    },
  ]
  return (
    <Section
      title={t('people.absences')}
      aside={
        data?.maySet === true && (
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
            {t('people.absence-add')}
          </Button>
        )
      }
    >
      <Table
        label={t('people.absences')}
        columns={columns}
        rows={data?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<CalendarOff aria-hidden />} title={t('people.absences-none')}>
            {about}
          </EmptyState>
        }
      />
      {isAdding && <AbsenceDialog person={person} onClose={() => setAdding(false)} />}
    </Section>
  )
}
