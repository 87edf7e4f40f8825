import { useState } from 'react'
import { Button, Dialog, Form, TextArea, toast } from '../../design/index.ts'
import { useGo } from '../../platform/go.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { askAgain, useAct } from '../../platform/query.ts'
import styles from './CheckIt.module.css'

/** What the portal shows of tickets is asked anew. */
export const lookAgain = () => askAgain('GET /portal/tickets', 'GET /portal/tickets/:ref', 'GET /portal/suggestions')

/** "Did it work?" The two answers; "no" asks what is wrong, so that nobody has to ask back. */
export function CheckIt({ number }: { number: number }) {
  const t = useT()
  const go = useGo()
  const [isBroken, setBroken] = useState(false)
  const { run, isPending } = useAct('POST /portal/tickets/:ref/verification')
  const works = async () => {
    if ((await run({ params: { ref: String(number) }, body: { works: true } })) === undefined) return
    await lookAgain()
    toast({ kind: 'met', text: t('portal.thanks-works') })
    go(`/portal/tickets/${String(number)}`)
  }
  return (
    <div className={styles.acts}>
      <Button kind="do" isPending={isPending} onPress={() => void works()}>
        {t('portal.works')}
      </Button>
      <Button onPress={() => setBroken(true)}>{t('portal.broken-still')}</Button>
      {isBroken && <StillBroken number={number} onClose={() => setBroken(false)} />}
    </div>
  )
}

function StillBroken({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useT()
  const go = useGo()
  const [text, setText] = useState('')
  const { run, isPending, problem } = useAct('POST /portal/tickets/:ref/verification', { inForm: true })
  const send = async () => {
    const done = await run({ params: { ref: String(number) }, body: { works: false, text } })
    if (done === undefined) return
    onClose()
    await lookAgain()
    toast({ text: t(`portal.broken.${done.outcome === 'new-ticket' ? 'new-ticket' : 'reopened'}`, { number: String(done.number) }) })
    go(`/portal/tickets/${String(done.number)}`)
  }
  const form = `broken-${String(number)}`
  return (
    <Dialog
      title={t('portal.broken-title')}
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="do" type="submit" form={form} isPending={isPending}>
            {t('portal.broken-send')}
          </Button>
        </>
      }
    >
      <Form id={form} label={t('portal.broken-title')} onSubmit={() => void send()} {...formFaults(t, problem)}>
        <TextArea
          label={t('portal.broken-what')}
          help={t('portal.broken-help')}
          name="text"
          rows={4}
          autoFocus
          value={text}
          onChange={setText}
        />
      </Form>
    </Dialog>
  )
}
