import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, Card, FileDrop, Form, FormActs, FormRow, RadioGroup, Skeleton, TextArea, TextField, toast } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { useUploads } from '../conversations/uploads.ts'
import { WritingPlace } from '../conversations/WritingPlace.tsx'
import { Suggested } from '../knowledge/help/Suggested.tsx'
import { KnownOutages } from '../incidents/major/KnownOutages.tsx'
import { lookAgain } from './CheckIt.tsx'
import { BehalfField, CopiesField, type Colleague } from './Colleagues.tsx'
import { hindrances, reaches } from './model.ts'
import { ServiceChoice } from './ServiceChoice.tsx'
import { TryFirst } from './TryFirst.tsx'
import { useRequestDraft, type RequestDraft } from './request-draft.ts'
import styles from './Ask.module.css'

/** The form, after the question. What is typed is kept by the server, so that a closed page loses nothing. */
export function Ask() {
  const t = useT()
  const draft = useRequestDraft()
  const { what } = useSearch({ strict: false })
  const { isReady, set } = draft
  useEffect(() => {
    if (isReady && what !== undefined) set({ what })
  }, [isReady, what, set])
  return (
    <Card size="big">
      <title>{t('portal.new')}</title>
      <h1 className={styles.title}>{t('portal.new')}</h1>
      <KnownOutages />
      {isReady ? <Fields draft={draft} /> : <Skeleton label={t('common.loading')} lines={8} />}
    </Card>
  )
}

function Fields({ draft }: { draft: RequestDraft }) {
  const t = useT()
  const go = useGo()
  const me = useMe()
  const { fields, set, attachments, onFiles, drop } = draft
  const uploads = useUploads(attachments, onFiles)
  const [copies, setCopies] = useState<readonly Colleague[]>([])
  const [behalf, setBehalf] = useState<Colleague | null>(null)
  const { send, isPending, problem } = useSend(draft, { copies, behalf })
  const hasColleagues = me.organisation !== null
  return (
    <WritingPlace className={undefined} onFiles={uploads.add}>
      <Form label={t('portal.new')} onSubmit={() => void send()} {...formFaults(t, problem)}>
        <TextField
          label={t('portal.what-happened')}
          name="what"
          size="big"
          required
          maxLength={300}
          autoFocus={fields.what === ''}
          value={fields.what}
          onChange={(what) => set({ what })}
        />
        <TextArea
          label={t('portal.details')}
          name="details"
          help={t('portal.details-help')}
          rows={5}
          autoFocus={fields.what !== ''}
          value={fields.details}
          onChange={(details) => set({ details })}
        />
        <Suggested text={`${fields.what} ${fields.details}`} onSolved={draft.drop} />
        <FileDrop
          label={t('conversations.files')}
          choose={t('conversations.attach')}
          hint={t('conversations.drop-hint')}
          files={uploads.lines}
          onFiles={uploads.add}
          onRemove={uploads.remove}
        />
        <ServiceChoice service={fields.service} category={fields.category} onChange={set} />
        {fields.service !== undefined && (
          <TryFirst
            service={fields.service}
            category={fields.category}
            runs={fields.runs}
            onRuns={(runs) => set({ runs })}
            onFields={set}
            onSolved={drop}
          />
        )}
        <FormRow>
          <RadioGroup
            label={t('portal.hindrance')}
            value={fields.hindrance}
            onChange={(hindrance) => set({ hindrance })}
            options={hindrances.map((id) => ({ id, label: t(`portal.hindrance.${id}`), hint: t(`portal.hindrance.${id}.text`) }))}
          />
          <RadioGroup
            label={t('portal.reach')}
            value={fields.reach}
            onChange={(reach) => set({ reach })}
            options={reaches.map((id) => ({ id, label: t(`portal.reach.${id}`), hint: t(`portal.reach.${id}.text`) }))}
          />
        </FormRow>
        {me.permissions.includes('ticket.read-organisation') && hasColleagues && <BehalfField value={behalf} onChange={setBehalf} />}
        {hasColleagues && <CopiesField value={copies} onChange={setCopies} />}
        <FormActs>
          <Button kind="quiet" size="big" onPress={() => go('/portal')}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            kind="do"
            size="big"
            isPending={isPending}
            disabledBecause={uploads.isBusy ? t('portal.files-on-their-way') : undefined}
          >
            {t('portal.send')}
          </Button>
        </FormActs>
      </Form>
    </WritingPlace>
  )
}

function useSend(
  { fields, attachments, drop }: RequestDraft,
  { copies, behalf }: { copies: readonly Colleague[]; behalf: Colleague | null },
) {
  const t = useT()
  const go = useGo()
  const { run, isPending, problem } = useAct('POST /portal/tickets', { inForm: true })
  const send = async () => {
    const { service, category, runs, ...words } = fields
    const made = await run({
      body: {
        ...words,
        runs: [...runs],
        ...(service === undefined ? {} : { service }),
        ...(category === undefined ? {} : { category }),
        ...(behalf === null ? {} : { onBehalfOf: behalf.id }),
        copies: copies.flatMap(({ email }) => (email === null ? [] : [email])),
        attachments: attachments.map(({ id }) => id),
      },
    })
    if (made === undefined) return
    drop()
    await lookAgain()
    toast({ kind: 'met', text: t('portal.accepted', { number: String(made.number) }) })
    go(`/portal/tickets/${String(made.number)}`, { replace: true })
  }
  return { send, isPending, problem }
}
