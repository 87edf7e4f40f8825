import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { Button, Form, TextArea, toast } from '../../../design/index.ts'
import type { Answer as Of } from '../../../platform/api.ts'
import { useT } from '../../../platform/i18n.ts'
import { askAgain, useAct } from '../../../platform/query.ts'
import { useSession } from '../../../platform/session.ts'
import { visitor } from '../visitor.ts'
import styles from './Help.module.css'

/** Whether it helped, in one press; a word more, if one likes. It may be changed. */
export function Answer({ article: { number, mine } }: { article: Of<'GET /help/articles/:number'> }) {
  const t = useT()
  const say = useAnswer(number)
  const [comment, setComment] = useState(mine?.comment ?? '')
  const [isWriting, setWriting] = useState(false)
  const press = async (helpful: boolean) => {
    if (await say.run({ helpful, comment: mine?.comment ?? '' })) setWriting(true)
  }
  const send = async () => {
    if (mine === null || !(await say.run({ helpful: mine.helpful, comment }))) return
    setWriting(false)
    toast({ kind: 'met', text: t('knowledge.thanks') })
  }
  return (
    <section className={styles.answer} aria-label={t('knowledge.did-it-help')}>
      <div className={styles.over}>
        <h2>{t('knowledge.did-it-help')}</h2>
        <Button
          icon={<ThumbsUp aria-hidden />}
          isPressed={mine?.helpful === true}
          isPending={say.isPending}
          onPress={() => void press(true)}
        >
          {t('knowledge.helped-me')}
        </Button>
        <Button
          icon={<ThumbsDown aria-hidden />}
          isPressed={mine?.helpful === false}
          isPending={say.isPending}
          onPress={() => void press(false)}
        >
          {t('knowledge.did-not-help')}
        </Button>
      </div>
      <p role="status" className={styles.quiet}>
        {mine !== null && t('knowledge.thanks')}
      </p>
      {mine !== null && isWriting && (
        <Form label={t('knowledge.did-it-help')} onSubmit={() => void send()}>
          <TextArea
            label={mine.helpful ? t('knowledge.comment-helpful') : t('knowledge.comment-unhelpful')}
            help={t('knowledge.comment-help')}
            rows={3}
            maxLength={2_000}
            value={comment}
            onChange={setComment}
          />
          <span>
            <Button
              type="submit"
              kind="do"
              isPending={say.isPending}
              disabledBecause={comment.trim() === '' ? t('knowledge.comment-first') : undefined}
            >
              {t('knowledge.send-comment')}
            </Button>
          </span>
        </Form>
      )}
    </section>
  )
}

type Said = { helpful: boolean; comment?: string; solved?: boolean }

/** Says it for the one who is signed in, or for this browser. */
export function useAnswer(number: number): { run: (said: Said) => Promise<boolean>; isPending: boolean } {
  const { data: me } = useSession()
  const { run, isPending } = useAct('PUT /help/articles/:number/answer')
  const say = async (said: Said) => {
    const answer = await run({ params: { number: String(number) }, body: { ...said, ...(me === undefined ? { visitor: visitor() } : {}) } })
    if (answer !== undefined) await askAgain('GET /help/articles/:number')
    return answer !== undefined
  }
  return { run: say, isPending }
}
