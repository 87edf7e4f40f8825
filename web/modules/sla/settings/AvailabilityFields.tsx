import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { Button, Checkbox, FormRow, NumberField, Section, Select } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import type { AvailabilityPromise, Version } from './model.ts'

type Calendar = Answer<'GET /agreements'>['calendars'][number]
type Props = {
  promises: readonly AvailabilityPromise[]
  /** Services that the agreement is for; none means all. */
  services: readonly string[]
  calendars: readonly Calendar[]
  /** Calendars that the version before counts by, which may not be the newest any more. */
  hours: Version['hours']
  onChange: (promises: AvailabilityPromise[]) => void
}
const own = 'own'

/** How much of the time which services are there. */
export function AvailabilityFields({ promises, services, calendars, hours, onChange }: Props) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /services', {}))
  const offered = data?.items.filter(({ id }) => services.length === 0 || services.includes(id)) ?? []
  const free = offered.filter(({ id }) => !promises.some(({ service }) => service === id))
  const [next] = free
  const change = (service: string, part: Partial<AvailabilityPromise>) =>
    onChange(promises.map((one) => (one.service === service ? { ...one, ...part } : one)))
  const older = Object.values(hours).filter(({ id }) => !calendars.some((one) => one.id === id))
  return (
    <Section
      title={t('sla.availability')}
      level={3}
      aside={
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          disabledBecause={next === undefined ? t('sla.availability-all') : undefined}
          onPress={() =>
            next && onChange([...promises, { service: next.id, percent: 99.5, calendar: null, countsDegraded: false, noticeHours: 48 }])
          }
        >
          {t('sla.availability-add')}
        </Button>
      }
    >
      <p>{t('sla.availability-text')}</p>
      {promises.map(({ service, percent, calendar, countsDegraded, noticeHours }) => {
        const name = data?.items.find(({ id }) => id === service)?.names[language] ?? t('sla.gone')
        const choices = [...offered.filter(({ id }) => id === service), ...free].map(({ id, names }) => ({ id, label: names[language] }))
        return (
          <fieldset key={service}>
            <legend>{name}</legend>
            <FormRow>
              <Select
                label={t('tickets.service')}
                placeholder={name}
                value={choices.some(({ id }) => id === service) ? service : null}
                onChange={(id) => change(service, { service: id })}
                options={choices}
              />
              <NumberField
                label={t('sla.availability-percent')}
                min={0}
                max={100}
                step={0.001}
                format={{ maximumFractionDigits: 6 }}
                value={percent}
                onChange={(value) => Number.isFinite(value) && change(service, { percent: value })}
              />
            </FormRow>
            <FormRow>
              <Select
                label={t('sla.availability-hours')}
                placeholder=""
                value={calendar ?? own}
                onChange={(id) => change(service, { calendar: id === own ? null : id })}
                options={[
                  { id: own, label: t('sla.availability-own-hours') },
                  ...[...older, ...calendars].map(({ id, names, timeZone }) => ({ id, label: names[language], hint: timeZone })),
                ]}
              />
              <NumberField
                label={t('sla.availability-notice')}
                help={t('sla.availability-notice-help')}
                min={0}
                max={8760}
                value={noticeHours}
                onChange={(value) => Number.isFinite(value) && change(service, { noticeHours: Math.round(value) })}
              />
            </FormRow>
            <Checkbox
              label={t('sla.availability-degraded')}
              isSelected={countsDegraded}
              onChange={(on) => change(service, { countsDegraded: on })}
            />
            <Button
              kind="quiet"
              size="small"
              icon={<Trash2 aria-hidden />}
              onPress={() => onChange(promises.filter((one) => one.service !== service))}
            >
              {t('sla.availability-drop', { service: name })}
            </Button>
          </fieldset>
        )
      })}
    </Section>
  )
}
