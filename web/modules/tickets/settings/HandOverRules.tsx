import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Checkbox, Section, Table, toast, type Column } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask, askAgain, useAct } from '../../../platform/query.ts'
import { EditDialog } from '../../../platform/settings/EditDialog.tsx'
import { needs } from '../card.ts'

type Level = Answer<'GET /levels'>['items'][number]
type Rule = Answer<'GET /hand-over-rules'>['items'][number]

/** What each level must say before it passes a ticket on: a part of the levels' settings. */
export function HandOverRules({ levels }: { levels: readonly Level[] }) {
  const { t, language, format } = useSpeech()
  const rules = useQuery(ask('GET /hand-over-rules', {})).data?.items ?? []
  const [edited, edit] = useState<{ level: Level; rule: Rule }>()
  const rows = levels.flatMap((level) => rules.filter((rule) => rule.level === level.id).map((rule) => ({ level, rule })))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    {
      id: 'level',
      title: t('people.level'),
      isRowHeader: true,
      render: (row) => (
        <Button kind="quiet" size="small" onPress={() => edit(row)}>
          {`${row.level.code} · ${row.level.name[language]}`}
        </Button>
      ),
    },
    {
      id: 'needs',
      title: t('tickets.card.rules'),
      render: ({ rule }) =>
        rule.needs.length === 0
          ? t('tickets.card.nothing-needed')
          : format.list(needs.filter((need) => rule.needs.includes(need)).map((need) => t(`tickets.card.need.${need}`))),
    },
  ]
  return (
    <Section title={t('tickets.card.rules')}>
      <p>{t('tickets.card.rules-text')}</p>
      <Table label={t('tickets.card.rules')} columns={columns} rows={rows} rowId={({ level }) => level.id} empty={null} />
      {edited !== undefined && <RuleDialog {...edited} onClose={() => edit(undefined)} />}
    </Section>
  )
}

function RuleDialog({ level, rule, onClose }: { level: Level; rule: Rule; onClose: () => void }) {
  const { t } = useSpeech()
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set(rule.needs))
  const { run, isPending, problem } = useAct('PUT /hand-over-rules/:level', { inForm: true })
  const save = async () => {
    const body = { needs: needs.filter((need) => asked.has(need)) }
    if ((await run({ params: { level: level.id }, body })) === undefined) return
    await askAgain('GET /hand-over-rules')
    onClose()
    toast({ kind: 'met', text: t('tickets.card.rules-saved', { level: level.code }) })
  }
  return (
    <EditDialog
      title={`${t('tickets.card.rules')} · ${level.code}`}
      onSave={() => void save()}
      onClose={onClose}
      isPending={isPending}
      problem={problem}
    >
      {needs.map((need) => (
        <Checkbox
          key={need}
          label={t(`tickets.card.need.${need}`)}
          isSelected={asked.has(need)}
          onChange={(on) => setAsked((now) => new Set(on ? [...now, need] : [...now].filter((one) => one !== need)))}
        />
      ))}
    </EditDialog>
  )
}
