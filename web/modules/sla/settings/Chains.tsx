import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus, Siren } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, IconButton, Table, type Column } from '../../../design/index.ts'
import { type Formats, type Language, type T, useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { whenWords } from '../when.ts'
import { ChainDialog } from './ChainDialog.tsx'
import type { Chain, ChainChoices } from './model.ts'

/** Chains of hierarchical escalation: whom a ticket's clock tells, one after the other. */
export function Chains() {
  const { t, format, language } = useSpeech()
  const query = useQuery(ask('GET /escalation-chains', {}))
  const [open, setOpen] = useState<Chain | 'new'>()
  const choices = query.data
  const columns: readonly Column<Chain>[] = [
    {
      id: 'name',
      title: t('sla.chain'),
      isRowHeader: true,
      render: ({ names, active }) => (
        <>
          {names[language]} {!active && <Badge size="small">{t('sla.chain-off')}</Badge>}
        </>
      ),
    },
    {
      id: 'for',
      title: t('sla.chain-for'),
      render: (chain) => (choices === undefined ? '' : forWords(t, format, chain, choices, language)),
    },
    {
      id: 'steps',
      title: t('sla.chain-steps'),
      render: ({ steps }) => (
        <ol>
          {steps.map((step) => (
            <li key={step.id}>
              {whenWords(t, format, step.when)}: {choices === undefined ? '' : toWords(t, step.to, choices, language)}
            </li>
          ))}
        </ol>
      ),
    },
    {
      id: 'edit',
      title: t('sla.chain-change'),
      width: 110,
      render: (chain) => (
        <IconButton
          size="small"
          label={t('sla.chain-edit', { name: chain.names[language] })}
          icon={<Pencil aria-hidden />}
          onPress={() => setOpen(chain)}
        />
      ),
    },
  ]
  return (
    <SettingsPage
      title={t('sla.chains')}
      about={t('sla.chains-text')}
      query={query}
      acts={
        <Button kind="do" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
          {t('sla.chain-add')}
        </Button>
      }
    >
      <Table
        label={t('sla.chains')}
        columns={columns}
        rows={choices?.items ?? []}
        rowId={({ id }) => id}
        empty={
          <EmptyState icon={<Siren aria-hidden />} title={t('sla.no-chains')}>
            {t('sla.chains-text')}
          </EmptyState>
        }
      />
      {open !== undefined && choices !== undefined && (
        <ChainDialog chain={open === 'new' ? undefined : open} choices={choices} onClose={() => setOpen(undefined)} />
      )}
    </SettingsPage>
  )
}

function forWords(t: T, format: Formats, { metric, levels, priorities }: Chain, choices: ChainChoices, language: Language): string {
  const names = levels.map((id) => choices.levels.find((one) => one.id === id)?.names[language] ?? t('sla.gone'))
  return [
    t(`sla.metric.${metric}`),
    names.length === 0 ? t('sla.chain-any-level') : format.list(names),
    priorities.length === 0 ? t('sla.chain-any-priority') : format.list(priorities.map((one) => `P${one}`)),
  ].join(' · ')
}

function toWords(t: T, to: Chain['steps'][number]['to'], { people, rotas }: ChainChoices, language: Language): string {
  if (to.kind === 'person') return people.find(({ id }) => id === to.person)?.name ?? t('sla.gone')
  if (to.kind === 'rota') return t('sla.chain-on-call', { rota: rotas.find(({ id }) => id === to.rota)?.names[language] ?? t('sla.gone') })
  return t(`sla.chain-to.${to.kind}`)
}
