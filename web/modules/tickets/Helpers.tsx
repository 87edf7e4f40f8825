import { HandHelping } from 'lucide-react'
import { Button, ComboBox, Tag } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useMe } from '../../platform/session.ts'
import { findStaff } from '../people/find.ts'
import { useTicketAct } from './acts.ts'
import { refOf, type Page } from './model.ts'
import styles from './Helpers.module.css'

/** Who helps with the ticket, which stays where it is and whose it is: asked, thanked, or joining by oneself. */
export function Helpers({ page: { ticket, collaborators } }: { page: Page }) {
  const t = useT()
  const me = useMe()
  const ref = refOf(ticket)
  const add = useTicketAct('POST /tickets/:ref/collaborators')
  const drop = useTicketAct('DELETE /tickets/:ref/collaborators/:person')
  const mayAsk = ticket.may.edit
  if (!mayAsk && collaborators.length === 0) return <p>{t('tickets.helpers-none')}</p>
  const join = (person: string) => void add.run({ params: { ref }, body: { person } })
  return (
    <div className={styles.helpers}>
      {collaborators.length > 0 && (
        <ul aria-label={t('tickets.helpers')}>
          {collaborators.map(({ id, name }) => (
            <li key={id}>
              <Tag label={name} onRemove={mayAsk ? () => void drop.run({ params: { ref, person: id } }) : undefined} />
            </li>
          ))}
        </ul>
      )}
      {mayAsk && (
        <>
          <ComboBox
            key={collaborators.length}
            label={t('tickets.helper-add')}
            value={null}
            onChange={(option) => {
              if (option !== null) join(option.id)
            }}
            search={findStaff}
          />
          {!collaborators.some(({ id }) => id === me.person.id) && (
            <Button size="small" icon={<HandHelping aria-hidden />} isPending={add.isPending} onPress={() => join(me.person.id)}>
              {t('tickets.helper-me')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
