import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, ComboBox, FormRow, Table, TextField, toast, type Column, type Option } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { useMe } from '../../../platform/session.ts'
import { findStaff } from '../../people/find.ts'
import { ReasonDialog } from '../major/ReasonDialog.tsx'
import styles from '../major/Major.module.css'

type Action = Answer<'GET /review-actions'>['items'][number]
type Asked = { kind: 'move' | 'drop'; action: Action }

/** What was agreed, who does it and until when; `withMajor`: from which incident. */
export function ActionTable({
  actions,
  onChanged,
  withMajor = false,
}: {
  actions: readonly Action[]
  onChanged: () => void
  withMajor?: boolean
}) {
  const t = useT()
  const [asked, setAsked] = useState<Asked>()
  const columns = useColumns(onChanged, setAsked, withMajor)
  const close = () => setAsked(undefined)
  return (
    <>
      <Table
        label={t('major.actions')}
        columns={columns}
        rows={actions}
        rowId={({ id }) => id}
        empty={<p className={styles.quiet}>{t('major.actions-none')}</p>}
      />
      {asked?.kind === 'move' && <Move action={asked.action} onClose={close} onMoved={onChanged} />}
      {asked?.kind === 'drop' && <Drop action={asked.action} onClose={close} onDropped={onChanged} />}
    </>
  )
}

function useColumns(onChanged: () => void, onAsk: (asked: Asked) => void, withMajor: boolean): readonly Column<Action>[] {
  const { t, format } = useSpeech()
  const end = useAct('POST /review-actions/:id/end')
  const ticket = useAct('POST /review-actions/:id/ticket')
  const finish = async (id: string) => {
    if ((await end.run({ params: { id }, body: {} })) !== undefined) onChanged()
  }
  const open = async (id: string) => {
    const made = await ticket.run({ params: { id } })
    if (made === undefined) return
    onChanged()
    toast({ kind: 'met', text: t('major.action.ticketed', { number: String(made.number) }) })
  }
  const majors: readonly Column<Action>[] = withMajor
    ? [
        {
          id: 'major',
          title: t('major.incident'),
          render: ({ major }) => (
            <Anchor href={`/major/${String(major.number)}/review`}>{`#${String(major.number)} ${major.title}`}</Anchor>
          ),
        },
      ]
    : []
  return [
    {
      id: 'text',
      title: t('major.action.text'),
      isRowHeader: true,
      render: ({ text, task }) => (
        <>
          {text}
          {task !== null && (
            <>
              <br />
              <Anchor href={`/tickets/${String(task.number)}`}>{`#${String(task.number)}, ${t(`tickets.status.${task.status}`)}`}</Anchor>
            </>
          )}
        </>
      ),
    },
    ...majors,
    { id: 'owner', title: t('major.action.owner'), render: ({ owner }) => owner.name },
    {
      id: 'due',
      title: t('major.action.due'),
      render: ({ due, overdue }) => (
        <>
          {format.instant(`${due}T12:00:00Z`, 'day')}{' '}
          {overdue && (
            <Badge size="small" kind="late">
              {t('major.action.overdue')}
            </Badge>
          )}
        </>
      ),
    },
    {
      id: 'acts',
      title: t('major.acts'),
      titleHidden: true,
      render: (action) =>
        action.endedAt === null ? (
          <span className={styles.acts}>
            <Button size="small" onPress={() => void finish(action.id)}>
              {t('major.action.done')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => onAsk({ kind: 'move', action })}>
              {t('major.action.move')}
            </Button>
            {action.task === null && (
              <Button size="small" kind="quiet" onPress={() => void open(action.id)}>
                {t('major.action.ticket')}
              </Button>
            )}
            <Button size="small" kind="quiet" onPress={() => onAsk({ kind: 'drop', action })}>
              {t('major.action.drop')}
            </Button>
          </span>
        ) : (
          <span className={styles.quiet}>
            {action.droppedReason === null
              ? t('major.action.done-at', { at: format.instant(action.endedAt, 'day') })
              : t('major.action.dropped', { why: action.droppedReason })}
          </span>
        ),
    },
  ]
}

function Drop({ action, onClose, onDropped }: { action: Action; onClose: () => void; onDropped: () => void }) {
  const t = useT()
  const { run, isPending, problem } = useAct('POST /review-actions/:id/end', { inForm: true })
  const drop = async (dropped: string) => {
    if ((await run({ params: { id: action.id }, body: { dropped } })) === undefined) return false
    onDropped()
    return true
  }
  return (
    <ReasonDialog
      title={t('major.action.drop-title')}
      text={action.text}
      label={t('major.action.drop-reason')}
      does={t('major.action.drop')}
      onDo={drop}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    />
  )
}

function Move({ action, onClose, onMoved }: { action: Action; onClose: () => void; onMoved: () => void }) {
  const t = useT()
  const [owner, setOwner] = useState<Option | null>({ id: action.owner.id, label: action.owner.name })
  const [due, setDue] = useState(action.due)
  const { run, isPending, problem } = useAct('PATCH /review-actions/:id', { inForm: true })
  const save = async () => {
    if (owner === null || due === '' || (await run({ params: { id: action.id }, body: { owner: owner.id, due } })) === undefined) return
    onMoved()
    onClose()
  }
  return (
    <EditDialog title={t('major.action.move-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <p>{action.text}</p>
      <WhoAndWhen owner={owner} onOwner={setOwner} due={due} onDue={setDue} isTried={false} />
    </EditDialog>
  )
}

/** Agrees a new action. */
export function AddAction({ number, onAdded }: { number: number; onAdded: () => void }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={<Plus aria-hidden />} onPress={() => setOpen(true)}>
        {t('major.action.add')}
      </Button>
      {isOpen && <Add number={number} onAdded={onAdded} onClose={() => setOpen(false)} />}
    </>
  )
}

function Add({ number, onAdded, onClose }: { number: number; onAdded: () => void; onClose: () => void }) {
  const t = useT()
  const { person } = useMe()
  const [text, setText] = useState('')
  const [owner, setOwner] = useState<Option | null>({ id: person.id, label: person.name })
  const [due, setDue] = useState(() => Temporal.Now.plainDateISO().add({ days: 14 }).toString())
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useAct('POST /majors/:ref/review/actions', { inForm: true })
  const save = async () => {
    setTried(true)
    if (text.trim() === '' || owner === null || due === '') return
    if ((await run({ params: { ref: String(number) }, body: { text, owner: owner.id, due } })) === undefined) return
    onAdded()
    onClose()
  }
  return (
    <EditDialog title={t('major.action.add-title')} onSave={() => void save()} onClose={onClose} isPending={isPending} problem={problem}>
      <TextField
        label={t('major.action.text')}
        name="text"
        required
        maxLength={1_000}
        value={text}
        onChange={setText}
        error={isTried && text.trim() === '' ? t('common.invalid.missing') : undefined}
      />
      <WhoAndWhen owner={owner} onOwner={setOwner} due={due} onDue={setDue} isTried={isTried} />
    </EditDialog>
  )
}

type WhoProps = {
  owner: Option | null
  onOwner: (owner: Option | null) => void
  due: string
  onDue: (due: string) => void
  isTried: boolean
}

function WhoAndWhen({ owner, onOwner, due, onDue, isTried }: WhoProps) {
  const t = useT()
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <FormRow>
      <ComboBox
        label={t('major.action.owner')}
        name="owner"
        value={owner}
        onChange={onOwner}
        search={findStaff}
        error={missing(owner === null)}
      />
      <TextField label={t('major.action.due')} name="due" type="date" value={due} onChange={onDue} error={missing(due === '')} />
    </FormRow>
  )
}
