import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Checkbox, Section, Table, toast, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech, useT } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { priorityOf } from '../priority.ts'
import { VerificationRuleDialog, newRule, type Rule } from './VerificationRuleDialog.tsx'

type Gates = Answer<'GET /settings/gates'>

/** What a solution and a closing need, and who says that the solution works. */
export function Verification() {
  const t = useT()
  const gates = useQuery(ask('GET /settings/gates', {}))
  return (
    <SettingsPage title={t('stages.settings')} about={t('stages.settings-text')} query={gates}>
      {gates.data !== undefined && <GateFields gates={gates.data} />}
      <Rules />
    </SettingsPage>
  )
}

const kinds = ['incident', 'request'] as const
const acts = ['resolve', 'close'] as const
const things = ['service', 'category', 'asset'] as const

/** Each box is kept at once. */
function GateFields({ gates }: { gates: Gates }) {
  const { t } = useSpeech()
  const { run } = useAct('PUT /settings/gates')
  const set = async (kind: (typeof kinds)[number], act: (typeof acts)[number], thing: (typeof things)[number], on: boolean) => {
    const wanted = things.filter((one) => (one === thing ? on : gates[kind][act].includes(one)))
    if ((await run({ body: { ...gates, [kind]: { ...gates[kind], [act]: wanted } } })) === undefined) return
    await askAgain('GET /settings/gates')
  }
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'what', title: t('stages.gate'), isRowHeader: true, render: ({ kind, act }) => t(`stages.gate.${kind}.${act}`) },
    ...things.map((thing) => ({
      id: thing,
      title: t(`tickets.${thing}`),
      render: ({ kind, act }: (typeof rows)[number]) => (
        <Checkbox
          label={`${t(`stages.gate.${kind}.${act}`)}: ${t(`stages.evidence.${thing}`)}`}
          labelHidden
          isSelected={gates[kind][act].includes(thing)}
          onChange={(on) => void set(kind, act, thing, on)}
        />
      ),
    })),
  ]
  const rows = kinds.flatMap((kind) => acts.map((act) => ({ kind, act })))
  return (
    <Section title={t('stages.gates')}>
      <p>{t('stages.gates-text')}</p>
      <Table label={t('stages.gates')} columns={columns} rows={rows} rowId={({ kind, act }) => `${kind}-${act}`} empty={null} />
    </Section>
  )
}

function Rules() {
  const { t, language, format } = useSpeech()
  const rules = useQuery(ask('GET /settings/verification', {})).data?.rules ?? []
  const services = useQuery(ask('GET /services', {})).data?.items ?? []
  const [edited, edit] = useState<number>()
  const { run, isPending, problem } = useAct('PUT /settings/verification', { inForm: true })
  const save = async (next: readonly Rule[]) => {
    if ((await run({ body: { rules: [...next] } })) === undefined) return
    await askAgain('GET /settings/verification')
    edit(undefined)
    toast({ kind: 'met', text: t('auth.saved') })
  }
  const named = (rule: Rule) =>
    format.list(services.filter(({ id }) => rule.services.includes(id)).map(({ names }) => names[language])) || t('stages.any')
  const columns: readonly Column<{ rule: Rule; at: number }>[] = [
    {
      id: 'how',
      title: t('stages.how'),
      isRowHeader: true,
      render: ({ rule, at }) => (
        <Button kind="quiet" size="small" onPress={() => edit(at)}>
          {`${String(at + 1)}. ${t(`stages.how.${rule.how}`)}`}
        </Button>
      ),
    },
    { id: 'services', title: t('stages.services'), render: ({ rule }) => named(rule) },
    {
      id: 'priorities',
      title: t('tickets.priority'),
      render: ({ rule }) => format.list(rule.priorities.map((each) => t(`tickets.priority.${priorityOf(each)}`))) || t('stages.any'),
    },
    {
      id: 'then',
      title: t('stages.closes'),
      render: ({ rule }) => (rule.closes ? t('stages.closes-itself') : t('stages.closes-by-hand')),
    },
  ]
  return (
    <Section title={t('stages.rules')}>
      <p>{t('stages.rules-text')}</p>
      <Table
        label={t('stages.rules')}
        columns={columns}
        rows={rules.map((rule, at) => ({ rule, at }))}
        rowId={({ at }) => String(at)}
        empty={t('stages.no-rules')}
      />
      <Button onPress={() => edit(rules.length)}>{t('stages.add-rule')}</Button>
      {edited !== undefined && (
        <VerificationRuleDialog
          rule={rules[edited] ?? newRule}
          services={services.map(({ id, names }) => ({ id, label: names[language] }))}
          onSave={(rule) => void save([...rules.slice(0, edited), rule, ...rules.slice(edited + 1)])}
          onRemove={edited < rules.length ? () => void save(rules.filter((_, at) => at !== edited)) : undefined}
          onFirst={
            edited > 0 && edited < rules.length
              ? () => void save([...rules.slice(edited, edited + 1), ...rules.filter((_, at) => at !== edited)])
              : undefined
          }
          onClose={() => edit(undefined)}
          isPending={isPending}
          problem={problem}
        />
      )}
    </Section>
  )
}
