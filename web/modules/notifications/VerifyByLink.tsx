import { useState } from 'react'
import { Button, Form, FormActs, TextArea } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from '../auth/Door.tsx'
import type { ByLink } from './model.ts'
import styles from './LinkPage.module.css'

/** "Does it work?" with its two answers; the second asks what is wrong. */
export function VerifyByLink({ token, seen, onDone }: ByLink) {
  const t = useT()
  const [isBroken, setBroken] = useState(false)
  const [text, setText] = useState('')
  const { run, isPending, problem } = useAct('POST /links/:token', { inForm: true })
  const say = async (works: boolean) => {
    const done = await run({ params: { token }, body: works ? { works } : { works, text } })
    if (done !== undefined) onDone(done)
  }
  return (
    <Door title={t('portal.link.verify')} about={`#${String(seen.number)} · ${seen.title}`}>
      <Form label={t('portal.link.verify')} onSubmit={() => void say(!isBroken)} {...formFaults(t, problem)}>
        {seen.resolution !== null && (
          <div className={styles.resolution}>
            <strong>{t('portal.what-was-done')}</strong>
            <p className={styles.words}>{seen.resolution}</p>
          </div>
        )}
        {isBroken ? (
          <>
            <TextArea
              label={t('portal.broken-what')}
              help={t('portal.broken-help')}
              name="text"
              rows={4}
              autoFocus
              value={text}
              onChange={setText}
            />
            <FormActs>
              <Button size="big" onPress={() => setBroken(false)}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" kind="do" size="big" isPending={isPending}>
                {t('portal.broken-send')}
              </Button>
            </FormActs>
          </>
        ) : (
          <div className={styles.answers}>
            <Button type="submit" kind="do" size="big" isPending={isPending}>
              {t('portal.works')}
            </Button>
            <Button size="big" onPress={() => setBroken(true)}>
              {t('portal.broken-still')}
            </Button>
          </div>
        )}
      </Form>
    </Door>
  )
}
