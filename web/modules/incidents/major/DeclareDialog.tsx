import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TextField } from '../../../design/index.ts'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { isWhole, MajorFields, rolesOf, scopeOf, type Draft } from './MajorFields.tsx'
import { lookAgain, type MajorPage, type OfTicket } from './model.ts'

const named = ({ id, name }: { id: string; name: string }) => ({ id, label: name })

/** Declares an incident a major one: why, who leads, whom it touches. */
export function DeclareDialog({ number, given, onClose }: { number: number; given: OfTicket; onClose: () => void }) {
  const { t, language } = useSpeech()
  const go = useGo()
  const { data: services } = useQuery(ask('GET /services', {}))
  const [changed, setChanged] = useState<Partial<Draft>>({})
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useAct('POST /tickets/:ref/major', { inForm: true })
  const known =
    services?.items.flatMap(({ id, names }) => (given.draft.services.includes(id) ? [{ id, label: names[language] }] : [])) ?? []
  const draft: Draft = {
    services: known,
    organisations: [],
    people: [],
    teams: [],
    commander: given.draft.commander && named(given.draft.commander),
    communicator: null,
    scribe: null,
    impact: '',
    publicText: { ru: '', en: '' },
    ...changed,
  }
  const declare = async () => {
    setTried(true)
    if (!isWhole(draft) || reason.trim() === '') return
    const { impact, publicText } = draft
    const proposal = given.proposal === null ? {} : { proposal: given.proposal.id }
    const body = { ...scopeOf(draft), ...rolesOf(draft), impact, publicText, reason, ...proposal }
    if ((await run({ params: { ref: String(number) }, body })) === undefined) return
    onClose()
    await lookAgain()
    go(`/major/${String(number)}`)
  }
  return (
    <EditDialog
      title={t('major.declare-title')}
      saves={t('major.declare-do')}
      size="wide"
      onSave={() => void declare()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <TextField
        label={t('major.reason')}
        name="reason"
        required
        maxLength={1_000}
        value={reason}
        onChange={setReason}
        error={isTried && reason.trim() === '' ? t('common.invalid.missing') : undefined}
      />
      <MajorFields draft={draft} set={(part) => setChanged((now) => ({ ...now, ...part }))} isTried={isTried} />
    </EditDialog>
  )
}

/** Changes whom it touches, who has which role, how it is told: what is not another stays as it is in the log. */
export function EditMajorDialog({ page, onClose }: { page: MajorPage; onClose: () => void }) {
  const { t, language } = useSpeech()
  const before: Draft = {
    services: page.services.map(({ id, names }) => ({ id, label: names[language] })),
    organisations: page.organisations.map(named),
    people: page.people.map(named),
    teams: page.teams.map(named),
    commander: named(page.commander),
    communicator: page.communicator && named(page.communicator),
    scribe: page.scribe && named(page.scribe),
    impact: page.impact,
    publicText: page.publicText,
  }
  const [draft, setDraft] = useState(before)
  const [isTried, setTried] = useState(false)
  const { run, isPending, problem } = useAct('PATCH /majors/:ref', { inForm: true })
  const save = async () => {
    setTried(true)
    if (!isWhole(draft)) return
    const statement = ({ impact, publicText }: Draft) => ({ impact, publicText })
    const differs = (of: (one: Draft) => unknown) => JSON.stringify(of(draft)) !== JSON.stringify(of(before))
    const body = {
      ...(differs(scopeOf) ? { scope: scopeOf(draft) } : {}),
      ...(differs(rolesOf) ? { roles: rolesOf(draft) } : {}),
      ...(differs(statement) ? { statement: statement(draft) } : {}),
    }
    if ((await run({ params: { ref: String(page.ticket.number) }, body })) === undefined) return
    await lookAgain()
    onClose()
  }
  return (
    <EditDialog
      title={t('major.edit-title')}
      size="wide"
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <MajorFields draft={draft} set={(part) => setDraft((now) => ({ ...now, ...part }))} isTried={isTried} />
    </EditDialog>
  )
}
