/** What a monitoring system says, by the mapping of its source. */
import type { AlertMapping, ReadAlert } from '#contract/alerts.ts'
import { Refusal } from '#platform/refusal.ts'

export function parseAlert(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('alerts.not-json')
  }
}

/** No call brings more than this: what is beyond is left in the call as it came. */
const mostAlerts = 100

/** The alerts of a call. One without a key is none; a call in which nothing can be read is refused, so that its sender notices. */
export function readAlerts(payload: unknown, mapping: AlertMapping): ReadAlert[] {
  const listed = mapping.list === '' ? [payload] : at(payload, mapping.list)
  const all = Array.isArray(listed) ? listed : [listed]
  const found = all.slice(0, mostAlerts).flatMap((one) => readOne(one, payload, mapping))
  if (found.length === 0) throw new Refusal('alerts.nothing-read')
  return found
}

function readOne(one: unknown, whole: unknown, mapping: AlertMapping): ReadAlert[] {
  const say = (path: string, most: number): string => {
    if (path === '') return ''
    return (plain(at(one, path)) || plain(at(whole, path))).trim().slice(0, most)
  }
  const key = say(mapping.key, 500)
  if (key === '') return []
  const severity = say(mapping.severity, 60)
  const state = say(mapping.state, 60).toLowerCase()
  return [
    {
      key,
      title: say(mapping.title, 300) || key.slice(0, 300),
      text: say(mapping.text, 20_000),
      severity,
      urgency: urgencyOf(severity),
      service: say(mapping.service, 300),
      asset: say(mapping.asset, 300),
      state: mapping.resolved.some((word) => word.toLowerCase() === state) ? 'resolved' : 'firing',
    },
  ]
}

function at(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (now, part) => (typeof now === 'object' && now !== null && Object.hasOwn(now, part) ? Reflect.get(now, part) : undefined),
      from,
    )
}

/** PostgreSQL's text holds no NUL. */
const plain = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\0', '') : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** As Prometheus, Grafana and Zabbix name them. */
const grave = new Set(['critical', 'disaster', 'high', 'page', 'emergency', 'error', 'fatal'])
const slight = new Set(['info', 'information', 'informational', 'low', 'none', 'not classified', 'debug'])

const urgencyOf = (severity: string): ReadAlert['urgency'] => {
  const word = severity.toLowerCase()
  return grave.has(word) ? 'high' : slight.has(word) ? 'low' : 'normal'
}
