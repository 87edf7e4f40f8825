import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, Button, Link, Section } from '../../../design/index.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask, useAct } from '../../../platform/query.ts'
import { DeclareDialog } from './DeclareDialog.tsx'
import { lookAgain, saidIn, type OfTicket } from './model.ts'
import { ProposalBanner } from './ProposalBanner.tsx'
import styles from './Major.module.css'

const useMajor = (number: number) => useQuery(ask('GET /tickets/:ref/major', { params: { ref: String(number) } })).data

/** What a ticket is to major incidents: one, part of one, or it may be declared one. */
export function MajorSection({ number }: { number: number }) {
  const t = useT()
  const major = useMajor(number)
  const [isOpen, setOpen] = useState(false)
  if (major === undefined || (major.self === null && major.partOf === null && !major.may.declare)) return null
  return (
    <Section title={t('major.major')}>
      <div className={styles.list}>
        {major.self !== null && <Self number={number} self={major.self} />}
        {major.partOf !== null && <Part number={number} whole={major.partOf} />}
        {major.may.declare && (
          <span className={styles.acts}>
            <Button size="small" onPress={() => setOpen(true)}>
              {t('major.declare')}
            </Button>
          </span>
        )}
      </div>
      {isOpen && <DeclareDialog number={number} given={major} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Self({ number, self }: { number: number; self: NonNullable<OfTicket['self']> }) {
  const t = useT()
  return (
    <>
      <p>
        {t(self.stoodDownAt === null ? 'major.is-major' : 'major.was-major')}:{' '}
        {t('major.children-count', { count: self.children, open: self.open })}
      </p>
      <Link href={`/major/${String(number)}`} kind="act">
        {t('major.open-major')}
      </Link>
    </>
  )
}

function Part({ number, whole }: { number: number; whole: NonNullable<OfTicket['partOf']> }) {
  const { t, language } = useSpeech()
  const leave = useAct('DELETE /majors/:ref/children/:child')
  const run = async () => {
    if ((await leave.run({ params: { ref: whole.id, child: String(number) } })) !== undefined) await lookAgain()
  }
  return (
    <>
      {whole.number === null ? (
        <p>
          {t('major.part-of')}: {saidIn(language, whole.publicText) || '—'}
        </p>
      ) : (
        <Link href={`/major/${String(whole.number)}`}>
          {t('major.part-of-number', { number: String(whole.number) })}: {whole.title}
        </Link>
      )}
      <span className={styles.acts}>
        <Button size="small" kind="quiet" isPending={leave.isPending} onPress={() => void run()}>
          {t('major.part-of-leave')}
        </Button>
      </span>
    </>
  )
}

/** Loud on the ticket: it is proposed, or its children came back. */
export function MajorBars({ number }: { number: number }) {
  const t = useT()
  const major = useMajor(number)
  if (major === undefined) return null
  const { self, proposal } = major
  return (
    <>
      {proposal !== null && <ProposalBanner proposal={proposal} />}
      {self !== null && self.cameBack > 0 && (
        <Banner
          kind="late"
          acts={
            <Link href={`/major/${String(number)}`} kind="act">
              {t('major.open-major')}
            </Link>
          }
        >
          {t('major.came-back-count', { count: self.cameBack })}
        </Banner>
      )}
    </>
  )
}
