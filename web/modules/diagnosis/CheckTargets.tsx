import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Form, FormActs, TextArea, toast } from '../../design/index.ts'
import type { Answer } from '../../platform/api.ts'
import { useT } from '../../platform/i18n.ts'
import { formFaults } from '../../platform/problem.ts'
import { ask, askAgain, useAct } from '../../platform/query.ts'
import { SettingsPage } from '../../platform/settings/SettingsPage.tsx'

/** What checks from the desk may go to. */
export function CheckTargets() {
  const t = useT()
  const query = useQuery(ask('GET /settings/check-targets', {}))
  return (
    <SettingsPage title={t('diagnosis.targets')} about={t('diagnosis.targets-text')} query={query}>
      {query.data !== undefined && <Fields targets={query.data} />}
    </SettingsPage>
  )
}

const linesOf = (text: string) => text.split(/[\s,;]+/).filter((line) => line !== '')

function Fields({ targets }: { targets: Answer<'GET /settings/check-targets'> }) {
  const t = useT()
  const [hosts, setHosts] = useState(targets.hosts.join('\n'))
  const [networks, setNetworks] = useState(targets.networks.join('\n'))
  const { run, isPending, problem } = useAct('PUT /settings/check-targets', { inForm: true })
  const save = async () => {
    if ((await run({ body: { hosts: linesOf(hosts), networks: linesOf(networks) } })) === undefined) return
    await askAgain('GET /settings/check-targets', 'GET /tickets/:ref/checks')
    toast({ kind: 'met', text: t('auth.saved') })
  }
  return (
    <Form label={t('diagnosis.targets')} onSubmit={() => void save()} {...formFaults(t, problem)}>
      <TextArea label={t('diagnosis.hosts')} help={t('diagnosis.hosts-help')} name="hosts" value={hosts} onChange={setHosts} rows={8} />
      <TextArea
        label={t('diagnosis.networks')}
        help={t('diagnosis.networks-help')}
        name="networks"
        value={networks}
        onChange={setNetworks}
        rows={3}
      />
      <FormActs>
        <Button kind="do" type="submit" isPending={isPending}>
          {t('common.save')}
        </Button>
      </FormActs>
    </Form>
  )
}
