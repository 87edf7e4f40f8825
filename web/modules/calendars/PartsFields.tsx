import { useQuery } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import { IconButton, RadioGroup, Select, Tag } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import styles from './Calendars.module.css'
import { type Way, ways } from './model.ts'

type Made = { way: Way; parts: readonly string[] }

/** Which calendars are put together, and how; the first one gives the zone. */
export function PartsFields({ value: { way, parts }, onChange, self }: { value: Made; onChange: (made: Made) => void; self?: string }) {
  const { t, language } = useSpeech()
  const { data } = useQuery(ask('GET /calendars', { query: { retired: 'true' } }))
  const calendars = data?.items ?? []
  const nameOf = (id: string) => calendars.find((calendar) => calendar.id === id)?.names[language] ?? id
  const others = calendars.filter(({ id, active, inForce }) => active && inForce !== null && id !== self && !parts.includes(id))
  const first = (id: string) => onChange({ way, parts: [id, ...parts.filter((part) => part !== id)] })
  return (
    <>
      <RadioGroup
        label={t('calendars.way')}
        value={way}
        onChange={(chosen) => onChange({ way: chosen, parts })}
        options={ways.map((id) => ({ id, label: t(`calendars.way.${id}`) }))}
      />
      <ul className={styles.parts} aria-label={t('calendars.parts')}>
        {parts.map((id, place) => (
          <li key={id}>
            <Tag label={nameOf(id)} onRemove={() => onChange({ way, parts: parts.filter((part) => part !== id) })} />
            {place > 0 && (
              <IconButton
                size="small"
                label={t('calendars.make-first', { name: nameOf(id) })}
                icon={<ArrowUp aria-hidden />}
                onPress={() => first(id)}
              />
            )}
          </li>
        ))}
      </ul>
      <Select
        key={parts.join()}
        label={t('calendars.add-part')}
        placeholder={t('calendars.choose-part')}
        help={t('calendars.parts-text')}
        value={null}
        onChange={(id) => onChange({ way, parts: [...parts, id] })}
        options={others.map(({ id, names, timezone }) => ({ id, label: names[language], hint: timezone }))}
      />
    </>
  )
}
