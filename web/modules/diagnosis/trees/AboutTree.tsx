import { useQuery } from '@tanstack/react-query'
import { FormRow, Labelled, SegmentedControl, Section, TextField } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'
import { kinds } from '../../tickets/model.ts'
import type { Definition } from './model.ts'
import { PlaceFields } from './TypeFields.tsx'
import styles from './Trees.module.css'

/** What the tree is called, what it is for, and who walks it. */
export function AboutTree({ definition, onChange }: { definition: Definition; onChange: (next: Definition) => void }) {
  const { t, language } = useSpeech()
  const { data } = useQuery({ ...ask('GET /services', {}), staleTime: 10 * 60_000 })
  const { title, service, category, audience } = definition
  const set = (part: Partial<Definition>) => onChange({ ...definition, ...part })
  const named = data?.items.find(({ id }) => id === service)?.names[language]
  return (
    <Section title={t('trees.about')}>
      <div className={styles.fields}>
        <FormRow>
          <TextField
            label={t('trees.title-ru')}
            name="title.ru"
            value={title.ru}
            onChange={(ru) => set({ title: { ...title, ru } })}
            required
            maxLength={200}
          />
          <TextField
            label={t('trees.title-en')}
            name="title.en"
            value={title.en}
            onChange={(en) => set({ title: { ...title, en } })}
            required
            maxLength={200}
          />
        </FormRow>
        <PlaceFields service={service} category={category} onChange={set} />
        <SomeOf
          label={t('trees.kinds')}
          options={kinds.map((id) => ({ id, label: t(`tickets.kind.${id}`) }))}
          chosen={kinds.filter((id) => definition.kinds.includes(id))}
          onChange={(chosen) => set({ kinds: chosen })}
        />
        <Labelled label={t('trees.audience')}>
          <SegmentedControl
            label={t('trees.audience')}
            value={audience}
            onChange={(next) => set({ audience: next })}
            options={(['agents', 'everybody'] as const).map((id) => ({ id, label: t(`trees.audience.${id}`) }))}
          />
        </Labelled>
        {audience === 'everybody' && (
          <p className={styles.quiet}>
            {named === undefined ? t('trees.everybody-needs-service') : t('trees.everybody-text', { service: named })}
          </p>
        )}
      </div>
    </Section>
  )
}
