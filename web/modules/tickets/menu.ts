import type { MenuEntry } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useEdit, useTicketAct } from './acts.ts'
import type { Asked } from './asked.ts'
import { kinds, refOf, type Page } from './model.ts'
import { hint } from '../../platform/hotkeys.ts'

/** What else may be done with a ticket. What may not stays in the list and says so. */
export function useMenu({ ticket, way }: Pick<Page, 'ticket' | 'way'>, onAsk: (asked: Asked) => void): readonly MenuEntry[] {
  const { t, format } = useSpeech()
  const go = useGo()
  const edit = useEdit(ticket)
  const take = useTicketAct('POST /tickets/:ref/taking')
  const endWait = useTicketAct('DELETE /tickets/:ref/wait')
  const { may, status, kind, restricted } = ticket
  const input = { params: { ref: refOf(ticket) } }
  const unless = (allowed: boolean) => (allowed ? undefined : t('tickets.may-not'))
  const missing = way?.missing.close ?? []
  const lacks =
    missing.length === 0 ? undefined : t('stages.missing', { what: format.list(missing.map((each) => t(`stages.evidence.${each}`))) })
  const ask = (
    asked: Exclude<Asked, { kind: 'forward' | 'card' | 'vendor-letter' | 'solution-failed' }>,
    allowed: boolean,
    keys?: string,
  ) => ({
    id: asked.kind === 'close' ? asked.how : asked.kind,
    label: asked.kind === 'close' ? t(`tickets.close-as.${asked.how}`) : t(`tickets.${asked.kind}`),
    keys: keys === undefined ? undefined : hint(keys),
    disabledBecause: unless(allowed),
    onAction: () => onAsk(asked),
  })
  return [
    { id: 'take', label: t('tickets.take'), keys: hint('M'), disabledBecause: unless(may.assign), onAction: () => void take.run(input) },
    ask({ kind: 'assign' }, may.assign, 'A'),
    status === 'waiting'
      ? { id: 'end-wait', label: t('tickets.end-wait'), disabledBecause: unless(may.wait), onAction: () => void endWait.run(input) }
      : ask({ kind: 'wait' }, may.wait, 'Z'),
    'line',
    ask({ kind: 'merge' }, may.merge),
    ask({ kind: 'split' }, may.split),
    ask({ kind: 'link' }, may.edit),
    {
      id: 'record',
      label: t('tickets.record'),
      hint: t('tickets.record-hint'),
      onAction: () => go(`/tickets/${String(ticket.number)}/record`),
    },
    {
      title: t('tickets.kind'),
      acts: kinds.map((id) => ({
        id: `kind-${id}`,
        label: t(`tickets.kind.${id}`),
        isOn: kind === id,
        disabledBecause: unless(may.edit),
        onAction: () => {
          if (kind !== id) void edit({ kind: id }, { kind }, t('tickets.kind-changed', { kind: t(`tickets.kind.${id}`) }))
        },
      })),
    },
    'line',
    {
      id: 'restrict',
      label: t('tickets.restrict'),
      hint: t('tickets.restrict-hint'),
      isOn: restricted,
      disabledBecause: unless(may.restrict),
      onAction: () =>
        void edit({ restricted: !restricted }, { restricted }, restricted ? t('tickets.unrestricted') : t('tickets.now-restricted')),
    },
    { ...ask({ kind: 'close', how: 'agent' }, may.close), disabledBecause: unless(may.close) ?? lacks },
    ask({ kind: 'close', how: 'duplicate' }, may.close),
    { ...ask({ kind: 'close', how: 'spam' }, may.close), kind: 'danger' },
  ]
}
