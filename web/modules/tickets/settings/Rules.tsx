import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, FormActs, NumberField, Select, Switch, toast } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useT } from '../../../platform/i18n.ts'
import { formFaults } from '../../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'

type Settings = Answer<'GET /settings/tickets'>
const fields = [
  ['closeAfterWorkingDays', 1, 60],
  ['reopenWindowDays', 0, 365],
  ['undoSeconds', 0, 120],
  ['remindAfterWorkingDays', 1, 30],
  ['ratingPauseDays', 0, 365],
] as const

/** How tickets close, reopen, remind and ask to be rated. */
export function Rules() {
  const t = useT()
  const query = useQuery(ask('GET /settings/tickets', {}))
  return (
    <SettingsPage title={t('tickets.rules')} about={t('tickets.rules-text')} query={query}>
      {query.data !== undefined && <Fields settings={query.data} />}
    </SettingsPage>
  )
}

function Fields({ settings }: { settings: Settings }) {
  const t = useT()
  const [body, setBody] = useState(settings)
  const { data: teams } = useQuery(ask('GET /teams', {}))
  const { run, isPending, problem } = useAct('PUT /settings/tickets', { inForm: true })
  const save = async () => {
    if ((await run({ body })) === undefined) return
    await askAgain('GET /settings/tickets')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('tickets.rules')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <Select
        label={t('tickets.rule.firstTeam')}
        help={t('tickets.rule.firstTeam-help')}
        placeholder={t('tickets.none')}
        value={body.firstTeam}
        onChange={(firstTeam) => setBody((now) => ({ ...now, firstTeam }))}
        options={teams?.items.map(({ id, name }) => ({ id, label: name })) ?? []}
      />
      {fields.map(([name, min, max]) => (
        <NumberField
          key={name}
          label={t(`tickets.rule.${name}`)}
          help={t(`tickets.rule.${name}-help`)}
          name={name}
          min={min}
          max={max}
          value={body[name]}
          onChange={(value) => setBody((now) => ({ ...now, [name]: value }))}
        />
      ))}
      {(['raiseForCritical', 'raiseForVip'] as const).map((name) => (
        <Switch
          key={name}
          label={t(`tickets.rule.${name}`)}
          isSelected={body[name]}
          onChange={(on) => setBody((now) => ({ ...now, [name]: on }))}
        />
      ))}
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
