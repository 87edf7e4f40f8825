import { useState } from 'react'
import { Badge, Button, Form, FormActs, KeyValue, TextArea } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from '../auth/Door.tsx'
import { meaningOfRisk } from '../changes/model.ts'
import type { ByLink } from './model.ts'
import styles from './LinkPage.module.css'

type Approval = NonNullable<ByLink['seen']['approval']>

/** All that an approver must know, and two buttons; a no takes a word. */
export function ApproveByLink({ token, seen, approval, onDone }: ByLink & { approval: Approval }) {
  const { t } = useSpeech()
  const [isRefusing, setRefusing] = useState(false)
  const [text, setText] = useState('')
  const { run, isPending, problem } = useAct('POST /links/:token', { inForm: true })
  const say = async (approve: boolean) => {
    const done = await run({ params: { token }, body: { approve, text } })
    if (done !== undefined) onDone(done)
  }
  const due = useSaid(momentIn(approval, approval.dueAt))
  return (
    <Door
      title={t('changes.link.ask')}
      size="wide"
      about={t('changes.link.about', { number: String(seen.number), title: seen.title, who: approval.askedBy, due })}
    >
      <Form label={t('changes.link.ask')} onSubmit={() => void say(!isRefusing)} {...formFaults(t, problem)}>
        {approval.standsInFor !== null && <p>{t('changes.link.stands-in', { name: approval.standsInFor })}</p>}
        <WhatIsAsked approval={approval} />
        <TextArea
          label={t(isRefusing ? 'changes.refuse-why' : 'changes.word')}
          help={isRefusing ? t('changes.refuse-why-help') : undefined}
          name="text"
          rows={2}
          required={isRefusing}
          autoFocus={isRefusing}
          key={String(isRefusing)}
          value={text}
          onChange={setText}
        />
        {isRefusing ? (
          <FormActs>
            <Button size="big" onPress={() => setRefusing(false)}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              kind="danger"
              size="big"
              isPending={isPending}
              disabledBecause={text.trim() === '' ? t('changes.refusal.changes.needs-a-word') : undefined}
            >
              {t('changes.refuse')}
            </Button>
          </FormActs>
        ) : (
          <div className={styles.answers}>
            <Button type="submit" kind="do" size="big" isPending={isPending}>
              {t('changes.approve')}
            </Button>
            <Button size="big" onPress={() => setRefusing(true)}>
              {t('changes.refuse')}
            </Button>
          </div>
        )}
      </Form>
    </Door>
  )
}

function WhatIsAsked({ approval }: { approval: Approval }) {
  const { t, format, language } = useSpeech()
  const { plan, testPlan, rollbackPlan, weighed, riskRemark, window, services, assets, type } = approval
  const affected = [...services.map(({ names }) => names[language]), ...assets.map(({ name }) => name)]
  const from = useSaid(window && momentIn(approval, window.from))
  const to = useSaid(window && momentIn(approval, window.to))
  return (
    <div className={styles.resolution}>
      <KeyValue
        rows={[
          { term: t('changes.type'), value: t(`changes.type.${type}`) },
          { term: t('changes.window'), value: window === null ? t('changes.not-said') : t('incidents.from-to', { from, to }) },
          ...(affected.length === 0 ? [] : [{ term: t('changes.services'), value: format.list(affected) }]),
          {
            term: t('changes.risk'),
            value:
              weighed === null ? (
                t('changes.not-said')
              ) : (
                <Badge kind={meaningOfRisk(weighed.level)}>{t(`changes.risk.${weighed.level}`)}</Badge>
              ),
          },
        ]}
      />
      <Part title={t('changes.plan')} text={plan} />
      <Part title={t('changes.risk-remark')} text={riskRemark} />
      <Part title={t('changes.test-plan')} text={testPlan} />
      <Part title={t('changes.rollback-plan')} text={rollbackPlan} />
    </div>
  )
}

const Part = ({ title, text }: { title: string; text: string }) =>
  text === '' ? null : (
    <section>
      <h2 className={styles.part}>{title}</h2>
      <p className={styles.words}>{text}</p>
    </section>
  )

/** Whoever opens a letter is not signed in: his own zone stands in what he is asked. */
const momentIn = ({ zone }: Approval, at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)

function useSaid(at: Temporal.ZonedDateTime | null): string {
  const { language } = useSpeech()
  return (
    at?.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }) ?? ''
  )
}
