import type { ClockState } from '../design/index.ts'
import type { G } from './words.ts'

export type QueueRow = {
  id: string
  subject: string
  client: string
  level: string
  isUnread: boolean
  due: { state: ClockState; text: string; used: number }
}

/** As many rows as asked for, the same every time. */
export function rowsOf(g: G, count: number): readonly QueueRow[] {
  const first: readonly QueueRow[] = [
    row('1038', g('gallery.q-1'), g('gallery.client-1'), 'L1', true, 'late', '−0:12', 1),
    row('1042', g('gallery.vpn'), g('gallery.client-2'), 'L2', true, 'near', '1:12', 0.85),
    row('1044', g('gallery.q-2'), g('gallery.client-2'), 'L1', true, 'running', '2:40', 0.44),
    row('1031', g('gallery.q-3'), g('gallery.client-1'), 'L1', false, 'paused', g('gallery.badge-paused'), 0.3),
    row('1029', g('gallery.q-4'), g('gallery.client-2'), 'L3', false, 'running', '7:05', 0.22),
    row('1017', g('gallery.q-5'), g('gallery.client-2'), 'L1', false, 'met', g('gallery.badge-met'), 1),
  ]
  return Array.from({ length: count }, (_, i) => {
    const model = first[i % first.length] ?? row('0', '', '', 'L1', false, 'running', '', 0)
    return i < first.length ? model : { ...model, id: String(2000 + i), isUnread: false }
  })
}

function row(id: string, subject: string, client: string, level: string, isUnread: boolean, state: ClockState, text: string, used: number) {
  return { id, subject, client, level, isUnread, due: { state, text, used } }
}
