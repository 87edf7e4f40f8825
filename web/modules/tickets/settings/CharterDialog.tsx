import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, FormActs, FormRow, Select, TextField, toast } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { SomeOf } from '../../../platform/settings/SomeOf.tsx'
import styles from '../Checklist.module.css'

export type Charter = Answer<'GET /level-charters'>['items'][number]
type DialogProps = { level: { id: string; code: string }; charter: Charter; onClose: () => void }

const kinds = ['incident', 'request', 'problem', 'change'] as const
const none = 'none'

/** What one level takes, its hours, and what it must try. */
export function CharterDialog({ level, charter, onClose }: DialogProps) {
  const { t, language } = useSpeech()
  const services = useQuery(ask('GET /services', { query: {} })).data?.items ?? []
  const calendars = useQuery(ask('GET /calendars', { query: {} })).data?.items ?? []
  const [body, setBody] = useState({ ...charter })
  const set = (part: Partial<Charter>) => setBody((now) => ({ ...now, ...part }))
  const { run, isPending, problem } = useAct('PUT /levels/:id/charter', { inForm: true })
  const save = async () => {
    const saved = await run({
      params: { id: level.id },
      body: { kinds: body.kinds, services: body.services, calendar: body.calendar, checks: body.checks },
    })
    if (saved === undefined) return
    await askAgain('GET /level-charters')
    onClose()
    toast({ kind: 'met', text: t('tickets.charter.saved', { level: level.code }) })
  }
  const write = (id: string, text: Charter['checks'][number]['text']) =>
    set({ checks: body.checks.map((check) => (check.id === id ? { id, text } : check)) })
  return (
    <EditDialog
      title={`${t('tickets.charter.title')} · ${level.code}`}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <p>{t('tickets.charter.nothing-ticked')}</p>
      <SomeOf
        label={t('tickets.charter.kinds')}
        options={kinds.map((id) => ({ id, label: t(`tickets.kind.${id}`) }))}
        chosen={body.kinds}
        onChange={(chosen) => set({ kinds: chosen })}
      />
      <SomeOf
        label={t('tickets.charter.services')}
        options={services.map(({ id, names }) => ({ id, label: names[language] }))}
        chosen={body.services}
        onChange={(chosen) => set({ services: chosen })}
      />
      <Select
        label={t('tickets.assign.calendar')}
        placeholder={t('tickets.choose')}
        value={body.calendar ?? none}
        onChange={(chosen) => set({ calendar: chosen === none ? null : chosen })}
        options={[{ id: none, label: t('tickets.assign.always') }, ...calendars.map(({ id, names }) => ({ id, label: names[language] }))]}
      />
      <fieldset className={styles.checks}>
        <legend>{t('tickets.charter.checks')}</legend>
        {body.checks.map(({ id, text }, i) => (
          <div key={id} className={styles.check}>
            <FormRow>
              <TextField
                label={`${t('tickets.charter.check', { n: i + 1 })}: ${t('common.name-ru')}`}
                name={`checks.${i}.text.ru`}
                required
                value={text.ru}
                onChange={(ru) => write(id, { ...text, ru })}
              />
              <TextField
                label={`${t('tickets.charter.check', { n: i + 1 })}: ${t('common.name-en')}`}
                name={`checks.${i}.text.en`}
                required
                value={text.en}
                onChange={(en) => write(id, { ...text, en })}
              />
            </FormRow>
            <Button
              kind="quiet"
              size="small"
              icon={<Trash2 aria-hidden />}
              onPress={() => set({ checks: body.checks.filter((check) => check.id !== id) })}
            >
              {t('tickets.charter.drop-check', { n: i + 1 })}
            </Button>
          </div>
        ))}
        <FormActs>
          <Button
            icon={<Plus aria-hidden />}
            onPress={() => set({ checks: [...body.checks, { id: crypto.randomUUID(), text: { ru: '', en: '' } }] })}
          >
            {t('tickets.charter.add-check')}
          </Button>
        </FormActs>
      </fieldset>
    </EditDialog>
  )
}
