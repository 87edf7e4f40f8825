import { useState } from 'react'
import { Button, Dialog, Form, TextArea, toast } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import { articleQuestions, type Article } from './model.ts'

/** What may be done with what is in work, and with what is out. */
export function ArticleActs({ article }: { article: Article }) {
  const t = useT()
  const { may, number } = article
  const input = { params: { number: String(number) } }
  const review = useAct('POST /articles/:number/review')
  const publish = useAct('POST /articles/:number/publication')
  const retire = useAct('DELETE /articles/:number/publication')
  const drop = useAct('DELETE /articles/:number/draft')
  const [asked, setAsked] = useState<'back' | 'retire' | 'drop'>()
  const done = async (answer: unknown, text: string) => {
    if (answer === undefined) return
    setAsked(undefined)
    await askAgain(...articleQuestions)
    toast({ kind: 'met', text })
  }
  return (
    <>
      {may.askReview && (
        <Button
          kind={may.publish ? 'plain' : 'do'}
          isPending={review.isPending}
          onPress={() => void review.run(input).then((answer) => done(answer, t('knowledge.review-asked')))}
        >
          {t('knowledge.ask-review')}
        </Button>
      )}
      {(may.publish || may.needsAnother) && (
        <Button
          kind="do"
          isPending={publish.isPending}
          disabledBecause={may.publish ? undefined : t('knowledge.needs-another')}
          onPress={() => void publish.run(input).then((answer) => done(answer, t('knowledge.now-published')))}
        >
          {t('knowledge.publish')}
        </Button>
      )}
      {may.sendBack && <Button onPress={() => setAsked('back')}>{t('knowledge.send-back')}</Button>}
      {may.drop && (
        <Button kind="quiet" onPress={() => setAsked('drop')}>
          {t('knowledge.drop')}
        </Button>
      )}
      {may.retire && (
        <Button kind="quiet" onPress={() => setAsked('retire')}>
          {t('knowledge.retire')}
        </Button>
      )}
      {asked === 'back' && <SendBack number={number} onClose={() => setAsked(undefined)} onDone={done} />}
      {asked === 'drop' && (
        <Sure
          title={t('knowledge.drop')}
          text={t('knowledge.drop-text')}
          isPending={drop.isPending}
          onClose={() => setAsked(undefined)}
          onDo={() => void drop.run(input).then((answer) => done(answer, t('knowledge.dropped')))}
        />
      )}
      {asked === 'retire' && (
        <Sure
          title={t('knowledge.retire')}
          text={t('knowledge.retire-text')}
          isPending={retire.isPending}
          onClose={() => setAsked(undefined)}
          onDo={() => void retire.run(input).then((answer) => done(answer, t('knowledge.now-retired')))}
        />
      )}
    </>
  )
}

type SureProps = { title: string; text: string; isPending: boolean; onDo: () => void; onClose: () => void }

function Sure({ title, text, isPending, onDo, onClose }: SureProps) {
  const t = useT()
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" isPending={isPending} onPress={onDo}>
            {title}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}

type SendBackProps = { number: number; onClose: () => void; onDone: (answer: unknown, text: string) => Promise<void> }

function SendBack({ number, onClose, onDone }: SendBackProps) {
  const t = useT()
  const [why, setWhy] = useState('')
  const { run, isPending } = useAct('DELETE /articles/:number/review')
  const send = async () => onDone(await run({ params: { number: String(number) }, body: { why } }), t('knowledge.is-sent-back'))
  return (
    <Dialog
      title={t('knowledge.send-back')}
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="do"
            type="submit"
            form="send-back"
            isPending={isPending}
            disabledBecause={why.trim() === '' ? t('knowledge.say-why') : undefined}
          >
            {t('knowledge.send-back')}
          </Button>
        </>
      }
    >
      <Form id="send-back" label={t('knowledge.send-back')} onSubmit={() => void send()}>
        <TextArea
          label={t('knowledge.why-back')}
          help={t('knowledge.why-back-help')}
          required
          autoFocus
          rows={4}
          value={why}
          onChange={setWhy}
        />
      </Form>
    </Dialog>
  )
}
