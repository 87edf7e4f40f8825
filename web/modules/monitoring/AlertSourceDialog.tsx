import { useState } from 'react'
import { Badge, Button, Checkbox, ComboBox, FormRow, SegmentedControl, TextArea, TextField, type Option } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { findPeople } from '../people/find.ts'
import { presets } from './alert-presets.ts'
import type { Mapping, Source } from './model.ts'
import styles from './Alerts.module.css'

type Props = {
  source: Source | undefined
  onSaved: (made: { url: string; secret: string } | undefined) => void
  onClose: () => void
}

const paths = ['list', 'key', 'title', 'text', 'severity', 'service', 'asset', 'state'] as const
const kinds = ['alertmanager', 'grafana', 'zabbix'] as const

/** A source of alerts, how its words are read, and a place to try that. */
export function AlertSourceDialog({ source, onSaved, onClose }: Props) {
  const { t, language } = useSpeech()
  const [name, setName] = useState(source?.name ?? '')
  const [requester, setRequester] = useState<Option | null>(source ? { id: source.requester.id, label: source.requester.name } : null)
  const [mapping, setMapping] = useState(source?.mapping ?? presets.alertmanager)
  const [resolved, setResolved] = useState(mapping.resolved.join(', '))
  const [active, setActive] = useState(source?.active ?? true)
  const [isTried, setTried] = useState(false)
  const add = useAct('POST /alert-sources', { inForm: true })
  const change = useAct('PUT /alert-sources/:id', { inForm: true })
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  const whole: Mapping = {
    ...mapping,
    resolved: resolved
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  }
  const choose = (preset: Mapping) => {
    setMapping(preset)
    setResolved(preset.resolved.join(', '))
  }
  const save = async () => {
    setTried(true)
    if (name.trim() === '' || requester === null || mapping.key.trim() === '' || mapping.title.trim() === '') return
    const body = { name, requester: requester.id, mapping: whole, active }
    if (source === undefined) {
      const made = await add.run({ body })
      if (made !== undefined) onSaved({ url: made.source.url, secret: made.secret })
    } else if ((await change.run({ params: { id: source.id }, body })) !== undefined) onSaved(undefined)
  }
  const chosen = kinds.find((kind) => paths.every((path) => presets[kind][path] === mapping[path]))
  return (
    <EditDialog
      title={source?.name ?? t('monitoring.alert-add')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={add.isPending || change.isPending}
      problem={add.problem ?? change.problem}
    >
      <FormRow>
        <TextField
          label={t('monitoring.alert-name')}
          name="name"
          autoFocus
          required
          value={name}
          onChange={setName}
          error={missing(name.trim() === '')}
        />
        <ComboBox
          label={t('tickets.requester')}
          name="requester"
          help={t('monitoring.alert-requester')}
          required
          value={requester}
          onChange={setRequester}
          search={findPeople}
          error={missing(requester === null)}
        />
      </FormRow>
      <SegmentedControl
        label={t('monitoring.alert-preset')}
        value={chosen ?? 'own'}
        options={[
          ...kinds.map((id) => ({ id, label: t(`monitoring.alert-kind.${id}`) })),
          { id: 'own' as const, label: t('monitoring.alert-kind.own') },
        ]}
        onChange={(id) => id !== 'own' && choose(presets[id])}
      />
      <p className={styles.quiet}>{t('monitoring.alert-paths')}</p>
      <div className={styles.paths}>
        {paths.map((path) => (
          <TextField
            key={path}
            label={t(`monitoring.alert-path.${path}`)}
            name={`mapping.${path}`}
            required={path === 'key' || path === 'title'}
            value={mapping[path]}
            onChange={(said) => setMapping({ ...mapping, [path]: said })}
            error={missing((path === 'key' || path === 'title') && mapping[path].trim() === '')}
          />
        ))}
        <TextField
          label={t('monitoring.alert-path.resolved')}
          name="resolved"
          help={t('monitoring.alert-resolved-help')}
          value={resolved}
          onChange={setResolved}
        />
      </div>
      <TryOut mapping={whole} language={language} />
      {source !== undefined && <Checkbox label={t('monitoring.alert-active')} isSelected={active} onChange={setActive} />}
    </EditDialog>
  )
}

/** What would be read out of a message of that system. */
function TryOut({ mapping, language }: { mapping: Mapping; language: 'ru' | 'en' }) {
  const { t } = useSpeech()
  const words = useProblemWords()
  const [sample, setSample] = useState('')
  const [found, setFound] = useState<readonly Found[]>()
  const { run, isPending, problem } = useAct('POST /alert-sources/trial', { inForm: true })
  const look = async () => setFound((await run({ body: { mapping, sample } }))?.items)
  return (
    <div className={styles.trial} lang={language}>
      <TextArea label={t('monitoring.alert-try')} help={t('monitoring.alert-try-help')} rows={4} value={sample} onChange={setSample} />
      <Button size="small" isPending={isPending} onPress={() => void look()}>
        {t('monitoring.alert-try-do')}
      </Button>
      {problem !== undefined && <p role="alert">{words(problem)}</p>}
      {found !== undefined && (
        <ul className={styles.found}>
          {found.map((one) => (
            <li key={one.key}>
              <Badge size="small" kind={one.state === 'firing' ? 'late' : 'met'}>
                {t(`monitoring.alert-state.${one.state}`)}
              </Badge>{' '}
              <strong>{one.title}</strong>
              <small className={styles.quiet}>
                {[one.key, t(`tickets.urgency.${one.urgency}`), one.service, one.asset].filter(Boolean).join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Found = {
  key: string
  title: string
  state: 'firing' | 'resolved'
  urgency: 'low' | 'normal' | 'high'
  service: string
  asset: string
}
