import { useQuery } from '@tanstack/react-query'
import { CheckCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, Checkbox, EmptyState, Table, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { NamesFields } from '../../../platform/settings/NamesFields.tsx'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'

type Code = Answer<'GET /resolution-codes'>['items'][number]

/** How tickets are said to have been solved. */
export function ResolutionCodes() {
  const { t, language } = useSpeech()
  const query = useQuery(ask('GET /resolution-codes', {}))
  const [edited, edit] = useState<Code>()
  const codes = query.data?.items ?? []
  const fresh = (): Code => ({
    id: crypto.randomUUID(),
    names: { ru: '', en: '' },
    active: true,
    rank: Math.max(0, ...codes.map(({ rank }) => rank)) + 10,
  })
  const columns: readonly Column<Code>[] = [
    {
      id: 'name',
      title: t('tickets.resolution-code'),
      isRowHeader: true,
      render: (code) => (
        <Button kind="quiet" size="small" onPress={() => edit(code)}>
          {code.names[language]}
        </Button>
      ),
    },
    {
      id: 'active',
      title: t('tickets.code-use'),
      render: ({ active }) => <Badge size="small">{active ? t('tickets.code-active') : t('tickets.code-retired')}</Badge>,
    },
  ]
  return (
    <SettingsPage
      title={t('tickets.codes')}
      about={t('tickets.codes-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => edit(fresh())}>
          {t('tickets.add-code')}
        </Button>
      }
    >
      <Table
        label={t('tickets.codes')}
        columns={columns}
        rows={codes}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<CheckCheck aria-hidden />} title={t('tickets.codes')}>
            {t('tickets.codes-text')}
          </EmptyState>
        }
      />
      {edited !== undefined && <CodeDialog code={edited} onClose={() => edit(undefined)} />}
    </SettingsPage>
  )
}

function CodeDialog({ code, onClose }: { code: Code; onClose: () => void }) {
  const { t, language } = useSpeech()
  const [names, setNames] = useState(code.names)
  const [active, setActive] = useState(code.active)
  const { run, isPending, problem } = useAct('PUT /resolution-codes/:id', { inForm: true })
  const save = async () => {
    if ((await run({ params: { id: code.id }, body: { names, active, rank: code.rank } })) === undefined) return
    await askAgain('GET /resolution-codes')
    onClose()
  }
  return (
    <EditDialog
      title={code.names[language] === '' ? t('tickets.add-code') : code.names[language]}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      <NamesFields value={names} onChange={setNames} />
      <Checkbox label={t('tickets.code-active')} isSelected={active} onChange={setActive} />
    </EditDialog>
  )
}
