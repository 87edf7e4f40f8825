import { useEffect, useRef, useState } from 'react'
import { Button, Composer, ComposerText, FileList, Select, TextField, toast } from '../../design/index.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useT } from '../../platform/i18n.ts'
import { restoreDraft, useDraft } from '../conversations/draft.ts'
import { useUploads } from '../conversations/uploads.ts'
import { Attach, WritingPlace } from '../conversations/WritingPlace.tsx'
import { InsertArticle } from '../knowledge/InsertArticle.tsx'
import { useTicketAct } from './acts.ts'
import { audienceWords, readAddresses } from './audience.ts'
import { refOf, type Page } from './model.ts'
import { SendButton } from './SendButton.tsx'
import { TicketFiles } from './TicketFiles.tsx'
import { useThen, type Then } from './then.ts'
import styles from './TicketPage.module.css'

export type Mode = 'reply' | 'vendor' | 'note'

type TicketComposerProps = {
  page: Page
  mode: Mode
  onMode: (mode: Mode) => void
  /** Counts the wishes to write: each new one brings the keyboard here. */
  wish: number
  /** It is sent; `goesOn`: and the next ticket is wanted. */
  onSent: (goesOn: boolean) => void
  /** Something was typed. */
  onTyped: () => void
}

/** Where the agent writes to the requester, or to colleagues only. What is typed is kept by the server for each of the two. */
export function TicketComposer({ page, mode, onMode, wish, onSent, onTyped }: TicketComposerProps) {
  const t = useT()
  const { ticket } = page
  const vendors = page.conversations.filter(({ audience }) => audience === 'vendor')
  const [chosen, choose] = useState<string>()
  const withVendor = vendors.find(({ id }) => id === chosen) ?? vendors[0]
  const writesToVendor = withVendor !== undefined && ticket.may.note && ticket.status !== 'closed'
  const modes = [
    ...(ticket.may.reply ? [{ id: 'reply' as const, label: t('tickets.reply-to-requester'), kind: 'reply' as const }] : []),
    ...(writesToVendor ? [{ id: 'vendor' as const, label: t('tickets.write-to-vendor'), kind: 'vendor' as const }] : []),
    { id: 'note' as const, label: t('tickets.note'), kind: 'note' as const },
  ]
  const shown = modes.some(({ id }) => id === mode) ? mode : 'note'
  const isVendor = shown === 'vendor'
  const replyTo = isVendor && withVendor !== undefined ? withVendor : page.replyTo
  const isNote = shown === 'note'
  const { draft, edit, drop } = useDraft(`${shown}:${ticket.id}`)
  const uploads = useUploads(draft.attachments, (change) => edit(({ attachments }) => ({ attachments: [...change(attachments)] })))
  const [editsCc, setEditsCc] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const goesOn = useRef(false)
  const sending = useSending(page, shown, replyTo, isVendor ? withVendor?.id : undefined, () => {
    drop()
    onSent(goesOn.current)
  })
  const [then, setThen] = useThen()
  useEffect(() => {
    if (wish > 0) place.current?.querySelector('textarea')?.focus()
  }, [wish])

  const cc = draft.fields['cc'] ?? replyTo.cc.join(', ')
  const copies = readAddresses(cc)
  const refusal = whyNot(t, draft.text, uploads.isBusy, copies.wrong)
  const send = (how: Then, andNext = false) => {
    if (refusal !== undefined) return
    goesOn.current = andNext
    const written = { text: draft.text, attachments: draft.attachments.map(({ id }) => id) }
    void sending.run(written, how, draft.fields['cc'] === undefined ? undefined : copies.addresses)
  }
  useHotkeys(t('tickets.keys-composer'), 'page', [
    {
      keys: 'Mod+Enter',
      label: isNote ? t('tickets.add-note') : isVendor ? t('tickets.send-to-vendor') : t(`tickets.then.${then.status}`),
      inInputs: true,
      run: () => send(then),
    },
    { keys: 'Mod+Shift+Enter', label: t('tickets.send-and-next'), inInputs: true, run: () => send(then, true) },
  ])
  return (
    <WritingPlace ref={place} className={styles.composer} onFiles={uploads.add}>
      <Composer
        label={t('tickets.composer')}
        modes={modes}
        mode={shown}
        onMode={onMode}
        audience={
          isNote
            ? noteWords(t, ticket)
            : isVendor
              ? t('tickets.vendor-gets', { people: [...replyTo.to, ...copies.addresses].join(', ') })
              : audienceWords(t, replyTo.to, copies.addresses)
        }
        above={
          (isVendor && vendors.length > 1) || (!isNote && editsCc) ? (
            <div className={styles.cc}>
              {isVendor && vendors.length > 1 && <WhichVendor vendors={vendors} value={withVendor?.id} onChange={choose} />}
              {editsCc && (
                <TextField
                  label={t('tickets.cc')}
                  help={t('tickets.cc-help')}
                  error={copies.wrong === undefined ? undefined : t('tickets.cc-wrong', { address: copies.wrong })}
                  value={cc}
                  onChange={(text) => edit({ fields: { ...draft.fields, cc: text } })}
                  autoFocus
                />
              )}
            </div>
          ) : undefined
        }
        tools={
          <>
            <Attach onFiles={uploads.add} />
            <InsertArticle
              about={ticket.title}
              to={isNote ? 'colleague' : isVendor ? 'outsider' : 'requester'}
              reader={ticket.requester.id}
              onInsert={(text) => {
                edit((now) => ({ text: now.text.trim() === '' ? text : `${now.text.trimEnd()}\n\n${text}` }))
                setTimeout(() => place.current?.querySelector('textarea')?.focus())
              }}
            />
            {!isNote && (
              <TicketFiles page={page} onPick={(picked) => edit(({ attachments }) => ({ attachments: [...attachments, ...picked] }))} />
            )}
            {!isNote && replyTo.channel === 'email' && (
              <Button kind="quiet" size="small" isExpanded={editsCc} onPress={() => setEditsCc(!editsCc)}>
                {t('tickets.cc')}
              </Button>
            )}
          </>
        }
        send={
          isNote || isVendor ? (
            <Button
              kind={isNote ? 'note' : 'do'}
              keys={hint('Mod+Enter')}
              shortcut={ariaKeys('Mod+Enter')}
              isPending={sending.isPending}
              disabledBecause={refusal}
              onPress={() => send(then)}
            >
              {isNote ? t('tickets.add-note') : t('tickets.send-to-vendor')}
            </Button>
          ) : (
            <SendButton
              then={then}
              onThen={setThen}
              onSend={(how, andNext) => send(how, andNext)}
              isPending={sending.isPending}
              disabledBecause={refusal}
              page={page}
            />
          )
        }
      >
        <ComposerText
          label={isNote ? t('tickets.note-text') : isVendor ? t('tickets.vendor-text') : t('tickets.reply-text')}
          placeholder={isNote ? t('tickets.note-placeholder') : isVendor ? t('tickets.vendor-placeholder') : t('tickets.reply-placeholder')}
          value={draft.text}
          onChange={(text) => {
            edit({ text })
            onTyped()
          }}
        />
        {uploads.lines.length > 0 && <FileList label={t('conversations.files')} files={uploads.lines} onRemove={uploads.remove} />}
      </Composer>
    </WritingPlace>
  )
}

/** Several vendors, or several matters with one: each conversation is its own. */
function WhichVendor({
  vendors,
  value,
  onChange,
}: {
  vendors: Page['conversations']
  value: string | undefined
  onChange: (id: string) => void
}) {
  const t = useT()
  return (
    <Select
      label={t('vendors.which')}
      placeholder={t('tickets.choose')}
      value={value ?? null}
      onChange={onChange}
      options={vendors.map(({ id, to }) => ({ id, label: to.join(', ') }))}
    />
  )
}

/** A note is for colleagues; where the level does not write to requesters, it says who does. */
function noteWords(t: ReturnType<typeof useT>, { may, status, owner, level }: Page['ticket']): string {
  if (may.reply || status === 'closed' || !may.note) return t('tickets.note-audience')
  if (owner === null) return t('tickets.level-writes-not-nobody', { level: level.code })
  return t('tickets.level-writes-not', { level: level.code, owner: owner.name })
}

function whyNot(t: ReturnType<typeof useT>, text: string, isBusy: boolean, wrong: string | undefined): string | undefined {
  if (text.trim() === '') return t('tickets.write-first')
  if (wrong !== undefined) return t('tickets.cc-wrong', { address: wrong })
  return isBusy ? t('tickets.files-on-their-way') : undefined
}

type Written = { text: string; attachments: string[] }

/** Sends what was written; a reply can be taken back from its notice while it has not left. */
function useSending({ ticket }: Page, mode: Mode, replyTo: { to: readonly string[] }, vendor: string | undefined, onDone: () => void) {
  const t = useT()
  const reply = useTicketAct('POST /tickets/:ref/replies')
  const note = useTicketAct('POST /tickets/:ref/notes')
  const back = useTicketAct('DELETE /messages/:id')
  const params = { ref: refOf(ticket) }
  const run = async (written: Written, then: Then, cc: string[] | undefined) => {
    if (mode === 'note') {
      if ((await note.run({ params, body: written })) !== undefined) onDone()
      return
    }
    const sent = await reply.run({
      params,
      body: {
        ...written,
        ...(cc === undefined ? {} : { cc }),
        next: vendor === undefined ? then : { status: 'in-work' },
        ...(vendor === undefined ? {} : { conversation: vendor }),
      },
    })
    if (sent === undefined) return
    onDone()
    const takeBack = async () => {
      const answer = await back.run({ params: { id: sent.message } })
      if (answer !== undefined) await restoreDraft(`${mode}:${ticket.id}`, answer.text, answer.attachments)
    }
    toast({
      kind: 'met',
      text: t('tickets.sent-to', { people: replyTo.to.join(', ') }),
      act: { label: t('conversations.take-back'), onPress: () => void takeBack() },
    })
  }
  return { run, isPending: reply.isPending || note.isPending }
}
