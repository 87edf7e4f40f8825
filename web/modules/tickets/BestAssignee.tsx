import { useQuery } from '@tanstack/react-query'
import { WandSparkles } from 'lucide-react'
import { Banner, Button, toast } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useTicketAct } from './acts.ts'
import { refOf, type Ticket } from './model.ts'
import { whyText } from './why.ts'

/** Who would best get the ticket in a team now, and why him; one press gives it to him. */
export function BestAssignee({ ticket, team, onDone }: { ticket: Ticket; team: string; onDone: () => void }) {
  const { t, format, language } = useSpeech()
  const params = { ref: refOf(ticket) }
  const { data } = useQuery({ ...ask('GET /tickets/:ref/best-assignee', { params, query: { team } }), staleTime: 0 })
  const give = useTicketAct('POST /tickets/:ref/best-assignee')
  const run = async () => {
    const given = await give.run({ params, body: { team } })
    if (given === undefined) return
    onDone()
    toast({ kind: 'met', text: t('tickets.assigned-to', { person: given.person.name }) })
  }
  if (data === undefined) return null
  if (data.best === null)
    return (
      <Banner kind="late">
        {t(`tickets.assign.nobody.${data.because ?? 'nobody-in-team'}`)}{' '}
        {data.until !== null && t('tickets.assign.until', { at: format.instant(data.until) })}
      </Banner>
    )
  const { person, why, skills } = data.best
  const names = skills.map((each) => each[language])
  return (
    <Banner
      title={t('tickets.assign.best', { person: person.name })}
      acts={
        <Button size="small" icon={<WandSparkles aria-hidden />} isPending={give.isPending} onPress={() => void run()}>
          {t('tickets.assign.to-best')}
        </Button>
      }
    >
      {whyText(why, names, t, format)}
    </Banner>
  )
}
