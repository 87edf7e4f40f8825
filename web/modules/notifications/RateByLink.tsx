import { useState } from 'react'
import { Button, Form, TextArea } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from '../auth/Door.tsx'
import { Score, type ScoreValue } from '../portal/Score.tsx'
import type { ByLink } from './model.ts'

/** A score and, if one likes, words. */
export function RateByLink({ token, seen, onDone }: ByLink) {
  const t = useT()
  const [score, setScore] = useState<ScoreValue>()
  const [comment, setComment] = useState('')
  const { run, isPending, problem } = useAct('POST /links/:token', { inForm: true })
  const send = async () => {
    if (score === undefined) return
    const done = await run({ params: { token }, body: { score, comment } })
    if (done !== undefined) onDone(done)
  }
  return (
    <Door title={t('portal.link.rate')} about={`#${String(seen.number)} · ${seen.title}`}>
      <Form label={t('portal.link.rate')} onSubmit={() => void send()} {...formFaults(t, problem)}>
        <Score label={t('portal.link.rate')} value={score} onChange={setScore} />
        {score !== undefined && (
          <TextArea
            label={score > 3 ? t('portal.rate-good') : t('portal.rate-bad')}
            name="comment"
            rows={3}
            value={comment}
            onChange={setComment}
          />
        )}
        <Button
          type="submit"
          kind="do"
          size="big"
          fill
          isPending={isPending}
          disabledBecause={score === undefined ? t('portal.choose-score') : undefined}
        >
          {t('portal.rate-send')}
        </Button>
      </Form>
    </Door>
  )
}
