import type { Mapping } from './model.ts'

/** As docs/alerts.md gives them. */
export const presets: Readonly<Record<'alertmanager' | 'grafana' | 'zabbix', Mapping>> = {
  alertmanager: {
    list: 'alerts',
    key: 'fingerprint',
    title: 'annotations.summary',
    text: 'annotations.description',
    severity: 'labels.severity',
    service: 'labels.service',
    asset: 'labels.instance',
    state: 'status',
    resolved: ['resolved'],
  },
  grafana: {
    list: 'alerts',
    key: 'fingerprint',
    title: 'labels.alertname',
    text: 'annotations.summary',
    severity: 'labels.severity',
    service: 'labels.service',
    asset: 'labels.instance',
    state: 'status',
    resolved: ['resolved'],
  },
  zabbix: {
    list: '',
    key: 'trigger_id',
    title: 'event_name',
    text: 'event_opdata',
    severity: 'event_severity',
    service: 'service',
    asset: 'host_name',
    state: 'event_value',
    resolved: ['0'],
  },
}
