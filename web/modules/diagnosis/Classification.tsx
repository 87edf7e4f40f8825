import { useQuery } from '@tanstack/react-query'
import { Button } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useSettled } from '../../platform/settled.ts'
import { useEdit } from '../tickets/acts.ts'
import { refOf, type Ticket } from '../tickets/model.ts'
import styles from './Similar.module.css'

type Suggestion = NonNullable<Answer<'GET /classification'>['suggestion']>
type Place = { service: string; category: string | null }

/** What similar tickets were about, with how many say so; it is taken by one press, never by itself. */
function Suggested({ suggestion, onTake }: { suggestion: Suggestion; onTake: (place: Place) => void }) {
  const { t, language, format } = useSpeech()
  const { service, category, votes, of, words, tickets } = suggestion
  const place = [service.names[language], ...(category === null ? [] : [category.names[language]])].join(' › ')
  return (
    <div className={styles.hint} role="status">
      <span>
        {t.rich('diagnosis.suggested', { votes, of, place, b: (parts) => <b>{parts}</b> })}{' '}
        <span className={styles.why}>
          {t('diagnosis.suggested-why', {
            words: format.list(words),
            tickets: format.list(tickets.map(({ number }) => `#${String(number)}`)),
          })}
        </span>
      </span>
      <Button
        size="small"
        keys={hint('Alt+Enter')}
        shortcut={ariaKeys('Alt+Enter')}
        onPress={() => onTake({ service: service.id, category: category?.id ?? null })}
      >
        {t('diagnosis.take-suggestion')}
      </Button>
    </div>
  )
}

type WhileRegisteringProps = {
  title: string
  text: string
  kind: 'incident' | 'request'
  chosen: { service: string | null }
  onTake: (place: Place) => void
}

/** While a ticket is registered, until a service is chosen. */
export function WhileRegistering({ title, text, kind, chosen, onTake }: WhileRegisteringProps) {
  const { t } = useSpeech()
  const told = useSettled(`${title.trim()}\n${text.trim()}`.trim().slice(0, 1_000))
  const isAsked = chosen.service === null && told.length > 5
  const { data } = useQuery({
    ...ask('GET /classification', { query: { text: told, kind } }),
    enabled: isAsked,
    placeholderData: (last) => last,
  })
  const suggestion = isAsked ? (data?.suggestion ?? null) : null
  const take = () => {
    if (suggestion !== null) onTake({ service: suggestion.service.id, category: suggestion.category?.id ?? null })
  }
  useHotkeys(
    t('desk.new-ticket'),
    'window',
    suggestion === null ? [] : [{ keys: 'Alt+Enter', label: t('diagnosis.take-suggestion'), inInputs: true, run: take }],
  )
  return suggestion === null ? null : <Suggested suggestion={suggestion} onTake={onTake} />
}

/** On a ticket that has no service or category yet. */
export function OnUnclassified({ ticket }: { ticket: Ticket }) {
  const isOpen = ticket.may.edit && ticket.category === null && ticket.status !== 'resolved' && ticket.status !== 'closed'
  return isOpen ? <Unclassified ticket={ticket} /> : null
}

function Unclassified({ ticket }: { ticket: Ticket }) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /tickets/:ref/classification', { params: { ref: refOf(ticket) } }), staleTime: 60_000 })
  const edit = useEdit(ticket)
  const suggestion = data?.suggestion ?? null
  const isNews = suggestion !== null && (ticket.service?.id !== suggestion.service.id || suggestion.category !== null)
  const take = (place: Place) => {
    const back = { service: ticket.service?.id ?? null, category: null }
    void edit(place, back, t('diagnosis.classified-as', { service: suggestion?.service.names[language] ?? '' }))
  }
  useHotkeys(
    t('tickets.ticket'),
    'page',
    suggestion === null || !isNews
      ? []
      : [
          {
            keys: 'Alt+Enter',
            label: t('diagnosis.take-suggestion'),
            inInputs: true,
            run: () => take({ service: suggestion.service.id, category: suggestion.category?.id ?? null }),
          },
        ],
  )
  return suggestion !== null && isNews ? <Suggested suggestion={suggestion} onTake={take} /> : null
}
