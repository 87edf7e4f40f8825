import { useQuery } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { useCallback } from 'react'
import { Button, ComboBox, TextField, type Option } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { useT } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useFindPeople } from './find-people.ts'
import type { Fields, NewRequester } from './new-ticket.ts'
import styles from './NewTicket.module.css'

type RequesterFieldProps = { fields: Fields; set: (part: Partial<Fields>) => void }

const adding = 'new:'

/** Who asks: found while typing a name, a phone or an address; somebody new is added from what was typed. */
export function RequesterField({ fields, set }: RequesterFieldProps) {
  const t = useT()
  const find = useFindPeople()
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
      const found = await find(text, signal)
      const newcomer = { id: `${adding}${text}`, label: t('tickets.add-person', { name: text }), icon: <UserRoundPlus aria-hidden /> }
      return text.trim().length > 1 ? [...found, newcomer] : found
    },
    [find, t],
  )
  const { newcomer } = fields
  if (newcomer !== null) return <Newcomer newcomer={newcomer} set={set} />
  return (
    <>
      <ComboBox
        label={t('tickets.requester')}
        placeholder={t('tickets.requester-placeholder')}
        name="requester"
        value={fields.person}
        onChange={(person) => set(person?.id.startsWith(adding) === true ? started(person.id.slice(adding.length)) : { person })}
        search={search}
        required
        autoFocus
      />
      {fields.person !== null && <Remark person={fields.person.id} />}
    </>
  )
}

/** What was typed is a phone, an address or a name. */
function started(text: string): Partial<Fields> {
  const isEmail = text.includes('@')
  const isPhone = !isEmail && /^[+\d][\d\s()-]{4,}$/.test(text)
  const newcomer: NewRequester = {
    name: isEmail || isPhone ? '' : text,
    email: isEmail ? text : '',
    phone: isPhone ? text : '',
    organisation: null,
  }
  return { person: null, newcomer }
}

/** What an agent should know before he promises anything. */
function Remark({ person }: { person: string }) {
  const { data } = useQuery(ask('GET /people/:id', { params: { id: person } }))
  if (data === undefined || data.remark === '') return null
  return <p>{data.remark}</p>
}

function Newcomer({ newcomer, set }: { newcomer: NewRequester; set: RequesterFieldProps['set'] }) {
  const t = useT()
  const change = (part: Partial<NewRequester>) => set({ newcomer: { ...newcomer, ...part } })
  const findOrganisation = useCallback(async (text: string, signal: AbortSignal) => {
    const { items } = await call('GET /organisations', { query: { q: text, limit: 10 } }, signal)
    return items.map(({ id, name }) => ({ id, label: name }))
  }, [])
  return (
    <div className={styles.new} role="group" aria-label={t('tickets.new-requester')}>
      <TextField
        label={t('tickets.person-name')}
        name="requester.name"
        value={newcomer.name}
        onChange={(name) => change({ name })}
        required
        autoFocus
      />
      <TextField
        label={t('tickets.email')}
        name="requester.email"
        type="email"
        value={newcomer.email}
        onChange={(email) => change({ email })}
      />
      <TextField
        label={t('tickets.phone')}
        name="requester.phone"
        type="tel"
        value={newcomer.phone}
        onChange={(phone) => change({ phone })}
      />
      <ComboBox
        label={t('tickets.organisation')}
        value={newcomer.organisation}
        onChange={(organisation) => change({ organisation })}
        search={findOrganisation}
      />
      <Button size="small" kind="quiet" onPress={() => set({ newcomer: null })}>
        {t('tickets.find-instead')}
      </Button>
    </div>
  )
}
