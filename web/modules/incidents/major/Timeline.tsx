import { useState } from 'react'
import { Button, ComboBox, Form, FormRow, SegmentedControl, TextField, toast, type Option } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { MomentField } from '../../../platform/MomentField.tsx'
import { formFaults } from '../../../platform/problem.ts'
import { useAct } from '../../../platform/query.ts'
import { findStaff } from '../../people/find.ts'
import { lookAgain, type MajorPage, type Moment } from './model.ts'
import styles from './Major.module.css'

/** What happened and what was decided, as the log keeps it. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className={styles.moments}>
      {moments.map((moment) => (
        <li key={moment.id}>
          <MomentLine moment={moment} />
        </li>
      ))}
    </ol>
  )
}

/** Beyond this what was written down later says so. */
const soon = 120_000

export function MomentLine({ moment }: { moment: Moment }) {
  const { t, format } = useSpeech()
  const { what, at, recordedAt, actor, by, text, names, count } = moment
  const isLater = Temporal.Instant.from(recordedAt).epochMilliseconds - Temporal.Instant.from(at).epochMilliseconds > soon
  const words = t(`major.what.${what}`, { names: format.list(names), by: by?.name ?? '', count: count ?? 0 })
  return (
    <div className={styles.moment} data-what={what}>
      <time dateTime={at}>{format.instant(at)}</time>
      <div>
        <p>
          <strong>{words}</strong>
          {text !== '' && `: ${text}`}
        </p>
        <small>
          {actor?.name ?? t('major.by-house')}
          {isLater && `, ${t('major.written-later', { at: format.instant(recordedAt) })}`}
        </small>
      </div>
    </div>
  )
}

/** The scribe's line: words, Enter, and it stands in the timeline. */
export function QuickEntry({ page }: { page: MajorPage }) {
  const t = useT()
  const [kind, setKind] = useState<'entry' | 'decision'>('entry')
  const [text, setText] = useState('')
  const [by, setBy] = useState<Option | null>({ id: page.commander.id, label: page.commander.name })
  const [at, setAt] = useState<string | null>(null)
  const [isEarlier, setEarlier] = useState(false)
  const entry = useAct('POST /majors/:ref/entries', { inForm: true })
  const decision = useAct('POST /majors/:ref/decisions', { inForm: true })
  const send = async () => {
    if (text.trim() === '' || (kind === 'decision' && by === null)) return
    const params = { ref: String(page.ticket.number) }
    const when = isEarlier && at !== null ? { at } : {}
    const noted =
      kind === 'entry'
        ? await entry.run({ params, body: { text, ...when } })
        : await decision.run({ params, body: { text, by: by?.id ?? '', ...when } })
    if (noted === undefined) return
    setText('')
    setEarlier(false)
    setAt(null)
    await lookAgain()
    toast({ kind: 'met', text: t('major.noted') })
  }
  return (
    <Form label={t('major.line')} onSubmit={() => void send()} {...formFaults(t, entry.problem ?? decision.problem)}>
      <TextField
        label={t('major.line')}
        labelHidden
        name="text"
        placeholder={t('major.line-placeholder')}
        maxLength={1_000}
        value={text}
        onChange={setText}
      />
      <FormRow>
        <SegmentedControl
          label={t('major.line-kind')}
          value={kind}
          onChange={setKind}
          options={(['entry', 'decision'] as const).map((id) => ({ id, label: t(`major.line-kind.${id}`) }))}
        />
        {kind === 'decision' && <ComboBox label={t('major.line-by')} value={by} onChange={setBy} search={findStaff} />}
        {isEarlier && <MomentField towards="past" label={t('major.line-at')} name="at" value={at} onChange={setAt} />}
      </FormRow>
      <div className={styles.acts}>
        <Button kind="do" type="submit" isPending={entry.isPending || decision.isPending}>
          {t('major.note')}
        </Button>
        {!isEarlier && (
          <Button kind="quiet" onPress={() => setEarlier(true)}>
            {t('major.line-earlier')}
          </Button>
        )}
      </div>
    </Form>
  )
}
