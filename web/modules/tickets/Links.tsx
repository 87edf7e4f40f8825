import { Plus, X } from 'lucide-react'
import { IconButton, Section, toast } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useT } from '../../platform/i18n.ts'
import { useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { refOf, type Page } from './model.ts'
import styles from './TicketPage.module.css'

type Linked = Page['links'][number]

/** Tickets that belong to this one. */
export function Links({ page, onAsk }: { page: Page; onAsk: (asked: Asked) => void }) {
  const t = useT()
  const { ticket, links } = page
  const unlink = useTicketAct('DELETE /tickets/:ref/links')
  const link = useTicketAct('POST /tickets/:ref/links')
  const remove = async ({ type, ticket: other }: Linked) => {
    if (type === 'part-of') return
    const input = { params: { ref: refOf(ticket) }, body: { other: refOf(other), type } }
    if ((await unlink.run(input)) === undefined) return
    toast({
      kind: 'met',
      text: t('tickets.unlinked', { number: String(other.number) }),
      act: { label: t('common.undo'), onPress: () => void link.run(input) },
    })
  }
  return (
    <Section
      title={t('tickets.links')}
      aside={
        ticket.may.edit && (
          <IconButton size="small" label={t('tickets.link')} icon={<Plus aria-hidden />} onPress={() => onAsk({ kind: 'link' })} />
        )
      }
    >
      {links.length === 0 && <p className={styles.quiet}>{t('tickets.no-links')}</p>}
      <ul>
        {links.map((one) => (
          <li key={`${one.type} ${one.ticket.id} ${String(one.out)}`} className={styles.linkRow}>
            <Anchor href={`/tickets/${String(one.ticket.number)}`} className={styles.other}>
              <span>
                #{one.ticket.number} {one.ticket.title}
              </span>
              <small>
                {one.out ? t(`tickets.link.${one.type}`) : t(`tickets.link-back.${one.type}`)} · {t(`tickets.status.${one.ticket.status}`)}
              </small>
            </Anchor>
            {ticket.may.edit && one.out && one.type !== 'part-of' && (
              <IconButton
                size="small"
                label={t('tickets.unlink', { number: String(one.ticket.number) })}
                icon={<X aria-hidden />}
                onPress={() => void remove(one)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
