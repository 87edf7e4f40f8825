import { useState } from 'react'
import { Button, Form, Section, Select, TextArea, TextField, toast } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { useAct } from '../../../platform/query.ts'

type Page = Answer<'GET /vendor-pages/:token'>
type FormProps = { token: string; page: Page; onDone: (page: Page) => void }

export function AnswerForm({ token, page, onDone }: FormProps) {
  const t = useT()
  const [text, setText] = useState('')
  const who = useWho(page)
  const { run, isPending, problem } = useAct('POST /vendor-pages/:token/answers', { inForm: true })
  const send = async () => {
    const next = await run({ params: { token }, body: { text, ...who.said } })
    if (next === undefined) return
    setText('')
    onDone(next)
    toast({ kind: 'met', text: t('vendors.page.answered') })
  }
  return (
    <Form label={t('vendors.page.answer')} onSubmit={() => void send()} {...formFaults(t, problem)}>
      {who.field}
      <TextArea label={t('vendors.page.answer')} name="text" rows={4} value={text} onChange={setText} />
      <Button
        type="submit"
        kind="do"
        size="big"
        isPending={isPending}
        disabledBecause={who.missing ?? (text.trim() === '' ? t('vendors.page.write-first') : undefined)}
      >
        {t('vendors.page.answer-send')}
      </Button>
    </Form>
  )
}

export function CaseForm({ token, page, onDone }: FormProps) {
  const t = useT()
  const [number, setNumber] = useState(page.case ?? '')
  const { run, isPending, problem } = useAct('PUT /vendor-pages/:token/case', { inForm: true })
  const save = async () => {
    const next = await run({ params: { token }, body: { number } })
    if (next === undefined) return
    onDone(next)
    toast({ kind: 'met', text: t('vendors.page.case-saved') })
  }
  return (
    <Form label={t('vendors.page.case')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <TextField
        label={t('vendors.page.case')}
        help={t('vendors.page.case-help')}
        name="number"
        maxLength={60}
        value={number}
        onChange={setNumber}
      />
      <Button type="submit" isPending={isPending} disabledBecause={number.trim() === '' ? t('vendors.page.write-first') : undefined}>
        {t('vendors.page.case-save')}
      </Button>
    </Form>
  )
}

export function ReturnForm({ token, page, onDone }: FormProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const who = useWho(page)
  const { run, isPending, problem } = useAct('POST /vendor-pages/:token/return', { inForm: true })
  const send = async () => {
    const next = await run({ params: { token }, body: { reason, ...who.said } })
    if (next === undefined) return
    onDone(next)
    toast({ kind: 'met', text: t('vendors.page.returned') })
  }
  return (
    <Section title={t('vendors.page.return')}>
      <p>{t('vendors.page.return-help')}</p>
      <Form label={t('vendors.page.return')} onSubmit={() => void send()} {...formFaults(t, problem)}>
        {who.field}
        <TextArea label={t('vendors.page.return-reason')} name="reason" rows={3} value={reason} onChange={setReason} />
        <Button
          type="submit"
          isPending={isPending}
          disabledBecause={who.missing ?? (reason.trim() === '' ? t('vendors.page.write-first') : undefined)}
        >
          {t('vendors.page.return-send')}
        </Button>
      </Form>
    </Section>
  )
}

/** Of several who got the letter one says who he is. */
function useWho({ readers }: Page) {
  const t = useT()
  const [author, setAuthor] = useState<string | null>(null)
  if (readers.length < 2) return { field: null, missing: undefined, said: {} }
  return {
    field: (
      <Select
        label={t('vendors.page.who')}
        placeholder={t('vendors.page.choose')}
        value={author}
        onChange={setAuthor}
        options={readers.map((id) => ({ id, label: id }))}
        required
      />
    ),
    missing: author === null ? t('vendors.page.choose') : undefined,
    said: author === null ? {} : { author },
  }
}
