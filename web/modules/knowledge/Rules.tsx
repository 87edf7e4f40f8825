import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Checkbox, Form, FormActs, NumberField, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

type Known = Answer<'GET /settings/knowledge'>

/** How articles get out. */
export function Rules() {
  const t = useT()
  const query = useQuery(ask('GET /settings/knowledge', {}))
  return (
    <SettingsPage title={t('knowledge.base')} about={t('knowledge.rules-text')} query={query}>
      {query.data !== undefined && <Fields rules={query.data} />}
    </SettingsPage>
  )
}

function Fields({ rules }: { rules: Known }) {
  const t = useT()
  const [body, setBody] = useState(rules)
  const { run, isPending, problem } = useAct('PUT /settings/knowledge', { inForm: true })
  const save = async () => {
    if ((await run({ body })) === undefined) return
    await askAgain('GET /settings/knowledge', 'GET /articles/:number')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('knowledge.base')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <Checkbox
        label={t('knowledge.rule.review')}
        help={t('knowledge.rule.review-help')}
        isSelected={body.review}
        onChange={(review) => setBody((now) => ({ ...now, review }))}
      />
      <NumberField
        label={t('knowledge.rule.check-months')}
        help={t('knowledge.rule.check-months-help')}
        name="checkMonths"
        min={1}
        max={60}
        value={body.checkMonths}
        onChange={(checkMonths) => setBody((now) => ({ ...now, checkMonths }))}
      />
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
