import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Button, KeyValue, Section, TextArea, TextField } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { KindOfService } from './KindOfService.tsx'
import { useProblemAct, type Problem } from './model.ts'
import styles from './Problems.module.css'

type Known = NonNullable<Problem['knownError']>

/** How it shows: by these words new incidents are known. */
export function KnownErrorCard({ problem }: { problem: Problem }) {
  const { t, language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { data: services } = useQuery(ask('GET /services', {}))
  const known = problem.knownError
  const service = services?.items.find(({ id }) => id === known?.service)
  const category = service?.categories.find(({ id }) => id === known?.category)
  return (
    <Section
      title={t('problems.known-error')}
      aside={
        known !== null && (
          <Button size="small" kind="quiet" onPress={() => setOpen(true)}>
            {t('problems.describe')}
          </Button>
        )
      }
    >
      {known === null ? (
        <p className={styles.quiet}>{t('problems.known-none')}</p>
      ) : (
        <>
          <KeyValue
            rows={[
              { term: t('problems.symptoms-ru'), value: known.symptoms.ru.replaceAll('\n', ' · ') || t('tickets.none') },
              { term: t('problems.symptoms-en'), value: known.symptoms.en.replaceAll('\n', ' · ') || t('tickets.none') },
              { term: t('tickets.service'), value: service?.names[language] ?? t('tickets.none') },
              { term: t('tickets.category'), value: category?.names[language] ?? t('tickets.none') },
              { term: t('problems.model'), value: known.model || t('tickets.none') },
              { term: t('problems.uses'), value: String(known.uses) },
            ]}
          />
          {isOpen && <DescribeDialog number={problem.number} known={known} onClose={() => setOpen(false)} />}
        </>
      )}
    </Section>
  )
}

function DescribeDialog({ number, known, onClose }: { number: number; known: Known; onClose: () => void }) {
  const { t } = useSpeech()
  const [{ symptoms, service, category, model }, set] = useState(known)
  const { run, isPending, problem } = useProblemAct('PUT /tickets/:ref/known-error', { inForm: true })
  const save = async () => {
    if ((await run({ params: { ref: String(number) }, body: { symptoms, service, category, model } })) !== undefined) onClose()
  }
  return (
    <EditDialog title={t('problems.describe-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{t('problems.describe-text')}</p>
      <TextArea
        label={t('problems.symptoms-ru')}
        name="symptoms.ru"
        rows={4}
        autoFocus
        value={symptoms.ru}
        onChange={(ru) => set((now) => ({ ...now, symptoms: { ...now.symptoms, ru } }))}
      />
      <TextArea
        label={t('problems.symptoms-en')}
        name="symptoms.en"
        rows={4}
        value={symptoms.en}
        onChange={(en) => set((now) => ({ ...now, symptoms: { ...now.symptoms, en } }))}
      />
      <KindOfService service={service} category={category} onChange={(part) => set((now) => ({ ...now, ...part }))} />
      <TextField
        label={t('problems.model')}
        help={t('problems.model-help')}
        name="model"
        value={model}
        onChange={(next) => set((now) => ({ ...now, model: next }))}
      />
    </EditDialog>
  )
}
