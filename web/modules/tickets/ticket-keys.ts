import { toast } from '../../design/index.ts'
import type { Keys } from '../../platform/catalogue.ts'
import { useGo } from '../../platform/go.ts'
import { useHotkeys, type Hotkey } from '../../platform/hotkeys.ts'
import { useT } from '../../platform/i18n.ts'
import { queueHref } from '../worklists/address.ts'
import { aroundInList } from '../worklists/last-list.ts'
import { useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { refOf, type Page } from './model.ts'
import { closeTab } from './tabs.ts'
import type { Mode } from './TicketComposer.tsx'

type KeysProps = { page: Page; onAsk: (asked: Asked) => void; onWrite: (mode: Mode) => void }

/** The keys of a ticket. */
export function useTicketKeys({ page: { ticket }, onAsk, onWrite }: KeysProps): void {
  const t = useT()
  const go = useGo()
  const take = useTicketAct('POST /tickets/:ref/taking')
  const { may, number, title } = ticket
  const around = aroundInList(number)
  const unless = (allowed: boolean) => (allowed ? undefined : t('tickets.may-not'))
  const copy = (what: string) =>
    void navigator.clipboard.writeText(what).then(() => toast({ kind: 'met', text: t('tickets.copied', { what }) }))
  const open = (other: number | undefined) => {
    if (other !== undefined) go(`/tickets/${String(other)}`)
  }
  const ask = (
    keys: Keys,
    kind: Exclude<Asked['kind'], 'close' | 'forward' | 'split' | 'card' | 'solution-failed'>,
    allowed: boolean,
  ): Hotkey => ({
    keys,
    label: t(`tickets.${kind}`),
    disabledBecause: unless(allowed),
    run: () => onAsk({ kind }),
  })
  const close = () => {
    closeTab(number)
    go(around.href ?? queueHref({}))
  }
  useHotkeys(t('tickets.keys'), 'page', [
    { keys: 'R', label: t('tickets.reply-to-requester'), disabledBecause: unless(may.reply), run: () => onWrite('reply') },
    { keys: 'X', label: t('tickets.note'), run: () => onWrite('note') },
    ask('A', 'assign', may.assign),
    {
      keys: 'M',
      label: t('tickets.take'),
      disabledBecause: unless(may.assign),
      run: () => void take.run({ params: { ref: refOf(ticket) } }),
    },
    ask('P', 'priority', may.edit),
    ask('E', 'escalate', may.escalate),
    ask('Shift+E', 'return', may.return),
    ask('Z', 'wait', may.wait),
    ask('Shift+C', 'resolve', may.resolve),
    { keys: '.', label: t('tickets.copy-the-number'), run: () => copy(`#${String(number)}`) },
    { keys: '. .', label: t('tickets.copy-with-title'), run: () => copy(`#${String(number)} ${title}`) },
    { keys: '. . .', label: t('tickets.copy-with-link'), run: () => copy(`#${String(number)} ${title} ${location.href}`) },
    { keys: 'J', label: t('tickets.next'), run: () => open(around.next) },
    { keys: 'K', label: t('tickets.previous'), run: () => open(around.previous) },
    { keys: ']', label: t('tickets.next'), run: () => open(around.next) },
    { keys: '[', label: t('tickets.previous'), run: () => open(around.previous) },
    { keys: 'Shift+W', label: t('tickets.close-this-tab'), run: close },
  ])
}
