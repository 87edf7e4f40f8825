import { useState } from 'react'
import { Select, TextArea, TextField, Checkbox } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { MomentField } from '../../platform/MomentField.tsx'
import { EditDialog } from '../../platform/settings/EditDialog.tsx'
import { SourceChoice, quoteOf, type Source } from './SourceChoice.tsx'
import { branches, useProblemAct, type Entry, type Part } from './model.ts'

/** What is to be written: a new entry of a part, or one that is written anew. `parent`: the hypothesis of evidence. */
export type Asked = { part: Part; entry?: Entry; parent?: string; branch?: NonNullable<Entry['branch']> }

const thisMinute = () => Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString()

export function EntryDialog({
  number,
  asked: { part, entry, parent, branch: first },
  onClose,
}: {
  number: number
  asked: Asked
  onClose: () => void
}) {
  const t = useT()
  const [text, setText] = useState(entry?.text ?? '')
  const [link, setLink] = useState(entry?.link ?? '')
  const [quote, setQuote] = useState('')
  const [branch, setBranch] = useState(entry?.branch ?? first ?? null)
  const [happenedAt, setHappenedAt] = useState<string | null>(entry?.happenedAt ?? (part === 'moment' ? thisMinute() : null))
  const [passed, setPassed] = useState(true)
  const [isTried, setTried] = useState(false)
  const write = useProblemAct('POST /tickets/:ref/analysis', { inForm: true })
  const rewrite = useProblemAct('PUT /analysis/:id', { inForm: true })
  const save = async () => {
    setTried(true)
    if (text.trim() === '' || (part === 'cause' && branch === null) || (part === 'moment' && happenedAt === null)) return
    const said = { text, link: addressOf(link), branch, happenedAt }
    const done =
      entry === undefined
        ? await write.run({ params: { ref: String(number) }, body: { ...said, part, parent: parent ?? null, passed } })
        : await rewrite.run({ params: { id: entry.id }, body: said })
    if (done !== undefined) onClose()
  }
  const choose = (source: Source) => {
    const said = quoteOf(t, source)
    // What was written by hand stands.
    if (text.trim() === '' || text === quote) setText(said)
    setQuote(said)
    setLink(source.link)
  }
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('common.invalid.missing') : undefined)
  return (
    <EditDialog
      title={t(entry === undefined ? `problems.add.${part}` : `problems.edit.${part}`)}
      onSave={() => void save()}
      onClose={onClose}
      isPending={write.isPending || rewrite.isPending}
      problem={write.problem ?? rewrite.problem}
    >
      {part === 'cause' && (
        <Select
          label={t('problems.branch')}
          placeholder={t('tickets.choose')}
          value={branch}
          onChange={setBranch}
          options={branches.map((id) => ({ id, label: t(`problems.branch.${id}`) }))}
          error={missing(branch === null)}
        />
      )}
      {part === 'moment' && (
        <MomentField
          towards="past"
          label={t('problems.happened-at')}
          name="happenedAt"
          value={happenedAt}
          onChange={setHappenedAt}
          error={missing(happenedAt === null)}
        />
      )}
      {(part === 'for' || part === 'against') && <SourceChoice number={number} link={link} onChoose={choose} />}
      <TextArea
        label={t(`problems.text.${part}`)}
        name="text"
        value={text}
        onChange={setText}
        rows={part === 'cause' ? 2 : 4}
        error={missing(text.trim() === '')}
        autoFocus
        required
      />
      {part !== 'cause' && (
        <TextField label={t('problems.link')} help={t('problems.link-help')} name="link" value={link} onChange={setLink} />
      )}
      {part === 'test' && entry === undefined && <Checkbox label={t('problems.passed')} isSelected={passed} onChange={setPassed} />}
    </EditDialog>
  )
}

/** A number of a ticket is the way to it; an address of this desk is its path. */
function addressOf(link: string): string {
  const text = link.trim()
  const number = /^#?(\d{1,12})$/.exec(text)?.[1]
  if (number !== undefined) return `/tickets/${number}`
  return text.startsWith(`${location.origin}/`) ? text.slice(location.origin.length) : text
}
