import { useQuery } from '@tanstack/react-query'
import {
  Button,
  DateTimeField,
  Dialog,
  FileDrop,
  Form,
  FormRow,
  SegmentedControl,
  Select,
  Switch,
  TextArea,
  TextField,
  toast,
  type Option,
} from '../../design/index.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useGo } from '../../platform/go.ts'
import { useSpeech, useT } from '../../platform/i18n.ts'
import { closeOverlay } from '../../platform/overlay.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask } from '../../platform/query.ts'
import { ServiceFields } from '../catalog/ServiceFields.tsx'
import { useUploads } from '../conversations/uploads.ts'
import { KnownWhileTyping } from '../problems/KnownWhileTyping.tsx'
import { useTeams } from '../worklists/choices.ts'
import { WhileRegistering } from '../diagnosis/Classification.tsx'
import { LikelyDuplicates } from '../diagnosis/LikelyDuplicates.tsx'
import { CodeSelect } from './dialogs/Resolve.tsx'
import { RunningWarning } from '../incidents/major/RunningWarning.tsx'
import { kinds } from './model.ts'
import { channels, useNewTicket, type NewTicketForm } from './new-ticket.ts'
import { OccurrenceField } from './Occurrence.tsx'
import { ImpactAndUrgency } from './PriorityPicker.tsx'
import { RequesterField } from './RequesterField.tsx'
import styles from './NewTicket.module.css'

/** Registers a call or a visit in one window, by keyboard alone; three things are needed, the rest has its usual value. */
export function NewTicket({ requester }: { requester: Option | undefined }) {
  const t = useT()
  const go = useGo()
  const form = useNewTicket(requester, ({ number }, isSolved) => {
    closeOverlay()
    const open = () => go(`/tickets/${String(number)}`)
    if (!isSolved) open()
    toast({ kind: 'met', text: t('tickets.registered', { number: String(number) }), act: { label: t('tickets.open-it'), onPress: open } })
  })
  return (
    <Dialog title={t('desk.new-ticket')} size="wide" isOpen onOpenChange={closeOverlay} acts={<Acts form={form} />}>
      <Fields form={form} />
    </Dialog>
  )
}

function Acts({ form }: { form: NewTicketForm }) {
  const t = useT()
  return (
    <>
      <Button onPress={closeOverlay}>{t('common.cancel')}</Button>
      <Button
        kind="do"
        keys={hint('Mod+Enter')}
        shortcut={ariaKeys('Mod+Enter')}
        isPending={form.isPending}
        disabledBecause={form.missing}
        onPress={form.send}
      >
        {form.fields.isSolved ? t('tickets.register-solved') : t('tickets.register')}
      </Button>
    </>
  )
}

function Fields({ form }: { form: NewTicketForm }) {
  const t = useT()
  const { fields, set, send, missing, problem } = form
  const { errors, fault } = formFaults(t, problem)
  const run = () => {
    if (missing === undefined) send()
  }
  useHotkeys(t('desk.new-ticket'), 'window', [{ keys: 'Mod+Enter', label: t('tickets.register'), inInputs: true, run }])
  return (
    <Form label={t('desk.new-ticket')} onSubmit={run} errors={errors} fault={fault}>
      <div className={styles.sides}>
        <div className={styles.side}>
          <RunningWarning service={fields.about.service} joined={fields.partOf} onJoin={(partOf) => set({ partOf })} />
          <RequesterField fields={fields} set={set} />
          <TextField
            label={t('tickets.title')}
            name="title"
            value={fields.title}
            onChange={(title) => set({ title })}
            maxLength={300}
            required
          />
          <TextArea label={t('tickets.what-happened')} name="text" value={fields.text} onChange={(text) => set({ text })} rows={5} />
          <LikelyDuplicates text={`${fields.title}\n${fields.text}`} kind={fields.kind} requester={fields.person?.id} />
          <Known form={form} />
          <Attached form={form} />
          <Solved form={form} />
        </div>
        <div className={styles.side}>
          <Contact form={form} />
          <SegmentedControl
            label={t('tickets.kind')}
            value={fields.kind}
            onChange={(kind) => set({ kind })}
            options={kinds.map((id) => ({ id, label: t(`tickets.kind.${id}`) }))}
          />
          {fields.kind === 'incident' && <OccurrenceField value={fields.occurredAt} onChange={(occurredAt) => set({ occurredAt })} />}
          <Judged form={form} />
          <WhileRegistering
            title={fields.title}
            text={fields.text}
            kind={fields.kind}
            chosen={fields.about}
            onTake={(place) => set({ about: { ...fields.about, ...place } })}
          />
          <ServiceFields
            kind={fields.kind}
            about={fields.about}
            onChange={(part) => set({ about: { ...fields.about, ...part } })}
            person={fields.person?.id}
          />
          <Where form={form} />
        </div>
      </div>
    </Form>
  )
}

type PartProps = { form: NewTicketForm }

/** What priority it gets: also by who asks and what about. */
function Judged({ form: { fields, set } }: PartProps) {
  const { person, impact, urgency, about } = fields
  const { data } = useQuery({ ...ask('GET /people/:id', { params: { id: person?.id ?? '' } }), enabled: person !== null })
  const raises = { vip: person !== null && data?.vip === true, service: about.service }
  return <ImpactAndUrgency impact={impact} urgency={urgency} raises={raises} onChange={set} />
}

/** How the requester came, and when. */
function Contact({ form: { fields, set } }: PartProps) {
  const { t, format } = useSpeech()
  return (
    <>
      <SegmentedControl
        label={t('tickets.channel')}
        value={fields.channel}
        onChange={(channel) => set({ channel })}
        options={channels.map((id) => ({ id, label: t(`conversations.channel.${id}`) }))}
      />
      <DateTimeField
        towards="past"
        label={t('tickets.began')}
        help={t('tickets.began-help')}
        value={fields.startedAt}
        onChange={(startedAt) => set({ startedAt })}
        now={() => Temporal.Now.plainDateTimeISO(format.zone)}
        say={(moment) => format.instant(moment.toZonedDateTime(format.zone).toInstant().toString(), 'full')}
        unreadable={t('tickets.date-unreadable')}
      />
      {fields.startedAt !== undefined && (
        <TextField
          label={t('tickets.began-reason')}
          name="startedReason"
          value={fields.startedReason}
          onChange={(startedReason) => set({ startedReason })}
          required
        />
      )}
    </>
  )
}

function Where({ form: { fields, set } }: PartProps) {
  const t = useT()
  const teams = useTeams() ?? []
  return (
    <>
      <Switch label={t('tickets.assign-to-me')} isSelected={fields.assignToMe} onChange={(assignToMe) => set({ assignToMe })} />
      <Select
        label={t('tickets.team')}
        placeholder={t('tickets.usual-team')}
        value={fields.team}
        onChange={(team) => set({ team })}
        options={teams.map(({ id, name }) => ({ id, label: name }))}
      />
    </>
  )
}

/** Known errors are of incidents. */
function Known({ form: { fields, set } }: PartProps) {
  if (fields.kind !== 'incident') return null
  const { service, category, asset } = fields.about
  return (
    <KnownWhileTyping
      typed={{ text: `${fields.title}\n${fields.text}`, service, category, asset: asset?.id ?? null }}
      chosen={fields.known}
      onChoose={(known) => set({ known })}
    />
  )
}

function Attached({ form: { fields, change } }: PartProps) {
  const t = useT()
  const uploads = useUploads(fields.attachments, (next) => change((now) => ({ ...now, attachments: [...next(now.attachments)] })))
  return (
    <FileDrop
      label={t('conversations.files')}
      choose={t('conversations.attach')}
      hint={t('conversations.drop-hint')}
      files={uploads.lines}
      onFiles={uploads.add}
      onRemove={uploads.remove}
    />
  )
}

function Solved({ form: { fields, set } }: PartProps) {
  const t = useT()
  return (
    <>
      <Switch label={t('tickets.solved-now')} isSelected={fields.isSolved} onChange={(isSolved) => set({ isSolved })} />
      {fields.isSolved && (
        <FormRow>
          <CodeSelect value={fields.code} onChange={(code) => set({ code })} />
          <TextArea
            label={t('tickets.solution')}
            name="resolvedNow.text"
            value={fields.solution}
            onChange={(solution) => set({ solution })}
            rows={2}
            required
          />
        </FormRow>
      )}
    </>
  )
}
