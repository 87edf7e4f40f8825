import { useState } from 'react'
import { FormRow, Select, TextArea, toast } from '../../../design/index.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { useLevels, useTeams } from '../../worklists/choices.ts'
import { useTicketAct } from '../acts.ts'
import { refOf } from '../model.ts'
import type { DialogProps } from '../asked.ts'
import type { Vendor } from '../../vendors/model.ts'
import { readLetter, VendorFields, VendorSelect } from './VendorFields.tsx'
import { CardFields, useCard } from './CardFields.tsx'
import { TicketDialog } from './TicketDialog.tsx'

/** Hands the ticket over with a card: what was done, ruled out, found, and is asked. What is typed is kept until it is sent. */
export function Escalate({ page, onClose }: DialogProps) {
  const { ticket } = page
  const { t, language, format } = useSpeech()
  const levels = useLevels() ?? []
  const teams = useTeams() ?? []
  const next = levels.filter(({ rank }) => rank > ticket.level.rank).toSorted((a, b) => a.rank - b.rank)[0]
  const [chosen, setLevel] = useState<string>()
  const level = levels.find(({ id }) => id === chosen) ?? next
  const written = useCard(page, page.cardAsks)
  const { card, lacks, untried, field, set, onFiles, drop } = written
  const isUrgent = ticket.priority === 1
  const [team, setTeam] = useState<string | null>(null)
  const [vendor, setVendor] = useState<Vendor>()
  const serving = teams.filter(({ levels: served }) => level !== undefined && served.includes(level.id))
  const isJump = level !== undefined && next !== undefined && level.rank > next.rank
  const escalate = useTicketAct('POST /tickets/:ref/escalation', { inForm: true })
  const missing = level === undefined || (isJump && field('jump').trim() === '') || (level.vendor && vendor === undefined)
  const isVendor = level?.vendor === true
  const { letter, isWritten, ...read } = readLetter(written)
  const isHalf = isVendor && read.isHalf

  const named = format.list(lacks.map((need) => t(`tickets.card.need.${need}`)))
  const isWhole = lacks.length === 0 && untried === 0
  const what = lacks.length > 0 ? t('tickets.card.lacks', { what: named }) : t('tickets.card.untried', { count: untried })
  const stopped = isWhole || isUrgent ? undefined : what

  const choose = (next: Vendor) => {
    // What was typed stays; another vendor's addresses do not.
    if (field('vendorTo').trim() === '' || field('vendorTo') === vendor?.mail.join(', ')) set('vendorTo')(next.mail.join(', '))
    setVendor(next)
  }

  const run = async () => {
    if (level === undefined) return
    const body = {
      level: level.id,
      card,
      ...(team === null ? {} : { team }),
      ...(level.vendor && vendor !== undefined ? { vendor: vendor.id } : {}),
      ...(isVendor && isWritten ? { letter } : {}),
      ...(isJump ? { jumpReason: field('jump') } : {}),
    }
    if ((await escalate.run({ params: { ref: refOf(ticket) }, body })) === undefined) return
    // What is typed of a card that is still owed waits for the rest.
    if (!isUrgent || isWhole) drop()
    else {
      for (const name of ['jump', 'vendorTo', 'vendorSubject', 'vendorText']) set(name)('')
      onFiles(() => [])
    }
    onClose()
    toast({ kind: 'met', text: t('tickets.escalated-to', { level: level.code }) })
  }
  return (
    <TicketDialog
      title={t('tickets.escalate')}
      does={isUrgent && !isWhole ? t('tickets.card.now') : t('tickets.hand-over')}
      size="wide"
      onDo={() => void run()}
      onClose={onClose}
      isPending={escalate.isPending}
      problem={escalate.problem}
      disabledBecause={missing ? t('tickets.card.incomplete') : isHalf ? t('tickets.vendor-letter-needed') : stopped}
    >
      <FormRow>
        <Select
          label={t('tickets.level')}
          placeholder={t('tickets.choose')}
          value={level?.id ?? null}
          onChange={setLevel}
          options={levels
            .filter(({ id }) => id !== ticket.level.id)
            .map(({ id, code, name }) => ({ id, label: `${code} · ${name[language]}` }))}
        />
        {level?.vendor === true ? (
          <VendorSelect value={vendor?.id ?? null} onChange={choose} />
        ) : (
          <Select
            label={t('tickets.team')}
            placeholder={t('tickets.team-of-level')}
            value={team}
            onChange={setTeam}
            options={serving.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
      </FormRow>
      {isJump && (
        <TextArea
          label={t('tickets.card.jump')}
          help={t('tickets.card.jump-help')}
          name="jumpReason"
          value={field('jump')}
          onChange={set('jump')}
          rows={2}
          required
        />
      )}
      {isVendor && <VendorFields page={page} letter={written} vendor={vendor} />}
      <CardFields written={written} isUrgent={isUrgent} />
    </TicketDialog>
  )
}
