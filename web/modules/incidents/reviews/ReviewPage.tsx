import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import {
  Badge,
  Banner,
  Button,
  Checkbox,
  EmptyState,
  Form,
  FormActs,
  Link,
  Section,
  Skeleton,
  TextArea,
  TextField,
  toast,
} from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { useProblemWords, formFaults } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { MomentLine } from '../major/Timeline.tsx'
import styles from '../major/Major.module.css'
import { AddAction, ActionTable } from './ActionTable.tsx'

type Review = Answer<'GET /majors/:ref/review'>
type Document = Review['document']

const again = () => askAgain('GET /majors/:ref/review', 'GET /majors/:ref', 'GET /majors', 'GET /review-actions')

/** The review of a major incident: what happened, why, and what will be done. */
export function ReviewPage() {
  const t = useT()
  const words = useProblemWords()
  const { number } = useParams({ strict: false })
  const { data, error } = useQuery(ask('GET /majors/:ref/review', { params: { ref: String(number) } }))
  if (data !== undefined) return <Opened key={data.ticket.id} review={data} />
  if (error === null) return <Skeleton label={t('common.loading')} lines={10} />
  return (
    <EmptyState
      icon={<ClipboardList aria-hidden />}
      title={t('tickets.not-loaded')}
      acts={<Link href="/major">{t('major.title')}</Link>}
      isPage
    >
      {words(error)}
    </EmptyState>
  )
}

function Opened({ review }: { review: Review }) {
  const { t, format } = useSpeech()
  const { ticket, state, dueAt, approvedBy, approvedAt, may } = review
  const { doc, setDoc, isChanged, version, onSaved } = useWriting(review)
  const isLate = may.write && Temporal.Instant.compare(Temporal.Instant.from(dueAt), Temporal.Now.instant()) < 0
  return (
    <section className={styles.page} aria-labelledby="review-title">
      <title>{`${t('major.review-title', { number: String(ticket.number) })} · ${t('desk.opora')}`}</title>
      <header className={styles.head}>
        <div>
          <h1 id="review-title" className={styles.title}>
            {t('major.review-title', { number: String(ticket.number) })}
          </h1>
          <p>{ticket.title}</p>
          <p className={styles.quiet}>
            <Badge kind={may.write ? 'near' : 'met'}>{t(`major.review-state.${state}`)}</Badge>{' '}
            {approvedBy !== null && approvedAt !== null
              ? t('major.review.approved-by', { name: approvedBy.name, at: format.instant(approvedAt) })
              : t('major.review-due', { at: format.instant(dueAt, 'day') })}
          </p>
        </div>
        <Acts review={review} isChanged={isChanged} />
      </header>
      <p className={styles.quiet}>{t('major.review-about')}</p>
      {isLate && <Banner kind="late">{t('major.review-late', { at: format.instant(dueAt, 'day') })}</Banner>}
      <div className={styles.sides}>
        <div className={styles.side}>
          {may.write ? <Writing review={{ ...review, version }} doc={doc} setDoc={setDoc} onSaved={onSaved} /> : <Reading doc={doc} />}
        </div>
        <div className={styles.side}>
          <Section title={t('major.actions')} aside={<AddAction number={ticket.number} onAdded={() => void again()} />}>
            <ActionTable actions={review.actions} onChanged={() => void again()} />
          </Section>
          <Moments review={review} doc={doc} setDoc={may.write ? setDoc : undefined} />
        </div>
      </div>
    </section>
  )
}

/** What is being written stays when the page learns something; another's version is taken where nothing is written, and refused on saving where it is. */
function useWriting(review: Review) {
  const [begun, setBegun] = useState(review)
  const [doc, setDoc] = useState(review.document)
  const [isSaved, setSaved] = useState(false)
  const isChanged = JSON.stringify(doc) !== JSON.stringify(begun.document)
  if (begun.version !== review.version && (isSaved || !isChanged)) {
    setBegun(review)
    setDoc(review.document)
    setSaved(false)
  }
  return { doc, setDoc, isChanged, version: begun.version, onSaved: () => setSaved(true) }
}

function Acts({ review: { ticket, may }, isChanged }: { review: Review; isChanged: boolean }) {
  const t = useT()
  const approve = useAct('POST /majors/:ref/review/approval')
  const publish = useAct('POST /majors/:ref/review/publication')
  const takeBack = useAct('DELETE /majors/:ref/review/approval')
  const input = { params: { ref: String(ticket.number) } }
  const after = (done: Promise<unknown>) => void done.then((told) => (told === undefined ? undefined : again()))
  return (
    <span className={styles.acts}>
      <Link href={`/major/${String(ticket.number)}`} kind="act">
        {t('major.open-major')}
      </Link>
      {may.takeBack && (
        <Button isPending={takeBack.isPending} onPress={() => after(takeBack.run(input))}>
          {t('major.review.take-back')}
        </Button>
      )}
      {may.approve && (
        <Button
          isPending={approve.isPending}
          disabledBecause={isChanged ? t('major.review.unsaved') : undefined}
          onPress={() => after(approve.run(input))}
        >
          {t('major.review.approve')}
        </Button>
      )}
      {may.publish && (
        <Button kind="do" isPending={publish.isPending} onPress={() => after(publish.run(input))}>
          {t('major.review.publish')}
        </Button>
      )}
    </span>
  )
}

const parts = ['summary', 'wentWell', 'wentBadly', 'lucky'] as const
const fiveWhys = [0, 1, 2, 3, 4] as const

type WritingProps = { review: Review; doc: Document; setDoc: (doc: Document) => void }

function Writing({ review, doc, setDoc, onSaved }: WritingProps & { onSaved: () => void }) {
  const t = useT()
  const { run, isPending, problem } = useAct('PUT /majors/:ref/review', { inForm: true })
  const whys = doc.whys ?? []
  const save = async () => {
    const body = { version: review.version, document: { ...doc, whys: whys.filter((why) => why.trim() !== '') } }
    if ((await run({ params: { ref: String(review.ticket.number) }, body })) === undefined) return
    onSaved()
    toast({ kind: 'met', text: t('major.review.saved') })
    await again()
  }
  return (
    <Form label={t('major.review')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      {parts.map((part) => (
        <TextArea
          key={part}
          label={t(`major.review.${part}`)}
          name={part}
          rows={3}
          value={doc[part] ?? ''}
          onChange={(text) => setDoc({ ...doc, [part]: text })}
        />
      ))}
      <fieldset className={styles.whys}>
        <legend>{t('major.review.whys')}</legend>
        {fiveWhys.map((n) => (
          <TextField
            key={n}
            label={t('major.review.why', { n: n + 1 })}
            name={`whys.${String(n)}`}
            maxLength={1_000}
            value={whys[n] ?? ''}
            onChange={(text) => setDoc({ ...doc, whys: fiveWhys.map((one) => (one === n ? text : (whys[one] ?? ''))) })}
          />
        ))}
      </fieldset>
      <TextArea
        label={t('major.review.factors')}
        help={t('major.review.factors-help')}
        name="factors"
        rows={3}
        value={(doc.factors ?? []).join('\n')}
        onChange={(text) => setDoc({ ...doc, factors: text === '' ? [] : text.split('\n').slice(0, 20) })}
      />
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('major.review.save')}
        </Button>
      </FormActs>
    </Form>
  )
}

function Reading({ doc }: { doc: Document }) {
  const t = useT()
  return (
    <>
      {parts.map((part) => (
        <Section key={part} title={t(`major.review.${part}`)}>
          <p>{doc[part] || '—'}</p>
        </Section>
      ))}
      <Section title={t('major.review.whys')}>
        <ol className={styles.list}>
          {(doc.whys ?? []).map((why, n) => (
            <li key={n}>{`${String(n + 1)}. ${why}`}</li>
          ))}
        </ol>
      </Section>
      <Section title={t('major.review.factors')}>
        <ul className={styles.list}>
          {(doc.factors ?? [])
            .filter((one) => one.trim() !== '')
            .map((one) => (
              <li key={one}>{one}</li>
            ))}
        </ul>
      </Section>
    </>
  )
}

type MomentsProps = { review: Review; doc: Document; setDoc: ((doc: Document) => void) | undefined }

/** Proposed from the log; what matters is ticked, and what was ticked is shown. */
function Moments({ review, doc, setDoc }: MomentsProps) {
  const { t, format } = useSpeech()
  const chosen = doc.moments ?? []
  if (setDoc === undefined)
    return (
      <Section title={t('major.review.moments-chosen')}>
        {review.timeline
          .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
          .map((moment) => (
            <MomentLine key={moment.id} moment={moment} />
          ))}
      </Section>
    )
  return (
    <Section title={t('major.review.moments')}>
      <div className={styles.list}>
        {review.timeline.map(({ id, at, what, names, by, count, text }) => (
          <Checkbox
            key={id}
            label={`${format.instant(at)} — ${t(`major.what.${what}`, { names: format.list(names), by: by?.name ?? '', count: count ?? 0 })}${text === '' ? '' : `: ${text}`}`}
            isSelected={chosen.includes(id)}
            onChange={(on) => setDoc({ ...doc, moments: on ? [...chosen, id] : chosen.filter((one) => one !== id) })}
          />
        ))}
      </div>
    </Section>
  )
}
