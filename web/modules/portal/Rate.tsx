import { useState } from 'react'
import { Button, Card, Form, FormActs, TextArea, toast } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { lookAgain } from './CheckIt.tsx'
import { Score, useScoreWords, type ScoreValue } from './Score.tsx'
import type { Page } from './model.ts'
import styles from './Ticket.module.css'

/** Asked when the ticket is over; one press is enough, words are welcome. */
export function Rate({ page }: { page: Page }) {
  const t = useT()
  const words = useScoreWords()
  const [score, setScore] = useState<ScoreValue>()
  const [comment, setComment] = useState('')
  const { run, isPending, problem } = useAct('POST /portal/tickets/:ref/rating', { inForm: true })
  if (page.rating !== null) return <p className={styles.note}>{t('portal.rated', { score: words(page.rating.score) })}</p>
  const send = async () => {
    if (score === undefined) return
    if ((await run({ params: { ref: String(page.number) }, body: { score, comment } })) === undefined) return
    await lookAgain()
    toast({ kind: 'met', text: t('portal.thanks-rating') })
  }
  return (
    <Card>
      <Form label={t('portal.rate')} onSubmit={() => void send()} {...formFaults(t, problem)}>
        <h2 className={styles.heading}>{t('portal.rate')}</h2>
        <Score label={t('portal.rate')} value={score} onChange={setScore} />
        {score !== undefined && (
          <>
            <TextArea
              label={score > 3 ? t('portal.rate-good') : t('portal.rate-bad')}
              name="comment"
              rows={2}
              value={comment}
              onChange={setComment}
            />
            <FormActs>
              <Button type="submit" kind="do" isPending={isPending}>
                {t('portal.rate-send')}
              </Button>
            </FormActs>
          </>
        )}
      </Form>
    </Card>
  )
}
