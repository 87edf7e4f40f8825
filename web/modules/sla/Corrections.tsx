import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Section, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { placeWords, saidWords } from './clock-words.ts'
import { CorrectionDialog } from './CorrectionDialog.tsx'

type Corrections = Answer<'GET /tickets/:ref/corrections'>

/** What was corrected and exempted of a ticket's promises, by whom and why; who leads corrects and decides here. */
export function Corrections({ number }: { number: number }) {
  const { t } = useSpeech()
  const [isOpen, open] = useState(false)
  const { data } = useQuery(ask('GET /tickets/:ref/corrections', { params: { ref: String(number) } }))
  if (data === undefined || (data.restatements.length + data.exemptions.length === 0 && !data.mayCorrect && data.toCheck === null))
    return null
  return (
    <Section title={t('sla.corrections')}>
      {data.toCheck !== null && <Check number={number} check={data.toCheck} />}
      {data.exemptions.map((one) => (
        <Exemption key={one.id} exemption={one} />
      ))}
      {data.restatements.map((one) => (
        <Restatement key={one.id} restatement={one} />
      ))}
      {data.mayCorrect && (
        <Button kind="quiet" size="small" onPress={() => open(true)}>
          {t('sla.correct')}
        </Button>
      )}
      {isOpen && <CorrectionDialog number={number} corrections={data} onClose={() => open(false)} />}
    </Section>
  )
}

function Restatement({ restatement }: { restatement: Corrections['restatements'][number] }) {
  const { t, format, language } = useSpeech()
  const { because, reason, by, at, before, after } = restatement
  return (
    <p>
      <b>{placeWords(t, restatement, language)}</b>
      <br />
      {t('sla.correct-before')}: {saidWords(t, format, before)}. {t('sla.correct-became')}: {saidWords(t, format, after)}.
      <br />
      {t('sla.restated-by', { what: t(`sla.restated-${because}`), reason, by: by?.name ?? 'Opora', at: format.instant(at) })}
    </p>
  )
}

function Exemption({ exemption }: { exemption: Corrections['exemptions'][number] }) {
  const { t, format } = useSpeech()
  const { id, metric, reason, approved, askedBy, decidedBy, decidedAt, mayDecide } = exemption
  const { run, isPending } = useAct('POST /exemptions/:id/decision')
  const decide = async (isGranted: boolean) => {
    if ((await run({ params: { id }, body: { approved: isGranted } })) === undefined) return
    await askAgain('GET /tickets/:ref/corrections')
    toast({ kind: 'met', text: t('sla.exempt-decided') })
  }
  const said =
    approved === null || decidedAt === null
      ? t('sla.exempt-open', { reason, by: askedBy?.name ?? 'Opora' })
      : t(approved ? 'sla.exempt-granted' : 'sla.exempt-declined', {
          reason,
          by: decidedBy?.name ?? 'Opora',
          at: format.instant(decidedAt),
        })
  return (
    <>
      <p>
        <b>{t(`sla.metric.${metric}`)}</b>
        <br />
        {said}
      </p>
      {mayDecide && (
        <p>
          <Button kind="do" size="small" isPending={isPending} onPress={() => void decide(true)}>
            {t('sla.exempt-grant')}
          </Button>{' '}
          <Button size="small" isPending={isPending} onPress={() => void decide(false)}>
            {t('sla.exempt-decline')}
          </Button>
        </p>
      )}
    </>
  )
}

/** A closing that ended promises: who leads says that it was right, or opens the ticket again. */
function Check({ number, check }: { number: number; check: NonNullable<Corrections['toCheck']> }) {
  const { t, format } = useSpeech()
  const { run, isPending } = useAct('POST /tickets/:ref/called-off-check')
  const decide = async (upheld: boolean) => {
    if ((await run({ params: { ref: String(number) }, body: { upheld } })) === undefined) return
    await askAgain('GET /tickets/:ref', 'GET /tickets/:ref/clocks', 'GET /tickets/:ref/corrections', 'GET /views')
    toast({ kind: 'met', text: t(upheld ? 'sla.check-upheld' : 'sla.check-reopened') })
  }
  return (
    <>
      <p>{t(`sla.check-${check.how}`, { at: format.instant(check.closedAt) })}</p>
      {check.mayCheck && (
        <p>
          <Button kind="do" size="small" isPending={isPending} onPress={() => void decide(true)}>
            {t('sla.check-uphold')}
          </Button>{' '}
          <Button size="small" isPending={isPending} onPress={() => void decide(false)}>
            {t('sla.check-reopen')}
          </Button>
        </p>
      )}
    </>
  )
}
