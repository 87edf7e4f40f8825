import { useState } from 'react'
import { Button, Card, FileList, Form, TextArea, toast } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { useDraft } from '../conversations/draft.ts'
import { useUploads } from '../conversations/uploads.ts'
import { Attach, WritingPlace } from '../conversations/WritingPlace.tsx'
import { lookAgain } from './CheckIt.tsx'
import { CopiesField, type Colleague } from './Colleagues.tsx'
import type { Page } from './model.ts'
import styles from './Ticket.module.css'

/** Where the requester writes on. Long after the end it begins a new request, and says so before. */
export function Reply({ page }: { page: Page }) {
  const t = useT()
  const me = useMe()
  const { draft, edit, drop } = useDraft(`portal-reply:${String(page.number)}`)
  const uploads = useUploads(draft.attachments, (change) => edit(({ attachments }) => ({ attachments: [...change(attachments)] })))
  const [copies, setCopies] = useState<readonly Colleague[]>()
  const { send, isPending, problem } = useSend(page, copies ?? [], () => {
    drop()
    setCopies(undefined)
  })
  const isEmpty = draft.text.trim() === '' && draft.attachments.length === 0
  const because = uploads.isBusy ? t('portal.files-on-their-way') : isEmpty ? t('portal.write-something') : undefined
  return (
    <Card>
      <WritingPlace className={undefined} onFiles={uploads.add}>
        <Form
          label={t('portal.reply')}
          onSubmit={() =>
            void send(
              draft.text,
              draft.attachments.map(({ id }) => id),
            )
          }
          {...formFaults(t, problem)}
        >
          <TextArea
            label={page.state === 'waits-for-you' ? t('portal.reply-awaited') : t('portal.reply')}
            help={page.state === 'done' ? t('portal.reply-closed') : undefined}
            name="text"
            rows={3}
            value={draft.text}
            onChange={(text) => edit({ text })}
          />
          {uploads.lines.length > 0 && <FileList label={t('conversations.files')} files={uploads.lines} onRemove={uploads.remove} />}
          {copies !== undefined && <CopiesField value={copies} onChange={setCopies} />}
          <div className={styles.under}>
            <span>
              <Attach onFiles={uploads.add} />
              {me.organisation !== null && copies === undefined && (
                <Button kind="quiet" size="small" onPress={() => setCopies([])}>
                  {t('portal.add-copy')}
                </Button>
              )}
            </span>
            <Button type="submit" kind="do" isPending={isPending} disabledBecause={because}>
              {t('portal.reply-send')}
            </Button>
          </div>
        </Form>
      </WritingPlace>
    </Card>
  )
}

function useSend(page: Page, copies: readonly Colleague[], onDone: () => void) {
  const t = useT()
  const go = useGo()
  const { run, isPending, problem } = useAct('POST /portal/tickets/:ref/replies', { inForm: true })
  const send = async (text: string, attachments: string[]) => {
    const body = { text, attachments, copies: copies.flatMap(({ email }) => (email === null ? [] : [email])) }
    const done = await run({ params: { ref: String(page.number) }, body })
    if (done === undefined) return
    onDone()
    await lookAgain()
    toast({ kind: 'met', text: done.newTicket ? t('portal.replied-new', { number: String(done.number) }) : t('portal.replied') })
    if (done.newTicket) go(`/portal/tickets/${String(done.number)}`)
  }
  return { send, isPending, problem }
}
