import { useQuery } from '@tanstack/react-query'
import { Handshake, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, Button, EmptyState, Section, Table, type Column } from '../../../design/index.ts'
import { Anchor } from '../../../platform/Anchor.tsx'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { SettingsPage } from '../../../platform/settings/SettingsPage.tsx'
import { AgreementDialog } from './AgreementDialog.tsx'
import { AgreementTry } from './AgreementTry.tsx'
import { matchWords } from './match-words.ts'
import type { Kind, Line } from './model.ts'

const kinds: readonly Kind[] = ['sla', 'ola', 'uc']

/** Every agreement in the order in which a ticket asks them. */
export function AgreementList() {
  const { t } = useSpeech()
  const query = useQuery(ask('GET /agreements', {}))
  const [added, add] = useState<Kind>()
  const { items = [], calendars = [] } = query.data ?? {}
  return (
    <SettingsPage title={t('sla.agreements')} about={t('sla.agreements-text')} query={query}>
      {kinds.map((kind) => (
        <Section
          key={kind}
          title={t(`sla.kind.${kind}`)}
          aside={
            <Button size="small" icon={<Plus aria-hidden />} onPress={() => add(kind)}>
              {t(`sla.add.${kind}`)}
            </Button>
          }
        >
          <OfKind kind={kind} lines={items.filter((line) => line.kind === kind)} />
        </Section>
      ))}
      <AgreementTry />
      {added !== undefined && <AgreementDialog kind={added} calendars={calendars} onClose={() => add(undefined)} />}
    </SettingsPage>
  )
}

function OfKind({ kind, lines }: { kind: Kind; lines: readonly Line[] }) {
  const { t, format, language } = useSpeech()
  const columns: readonly Column<Line>[] = [
    { id: 'rank', title: t('sla.rank'), width: 90, render: ({ version }) => format.number(version.rank) },
    {
      id: 'name',
      title: t('sla.agreement'),
      isRowHeader: true,
      render: ({ id, names }) => <Anchor href={`/settings/agreements/${id}`}>{names[language]}</Anchor>,
    },
    { id: 'for', title: t('sla.for-whom'), render: ({ version, named }) => matchWords(t, format, version.match, named, language) },
    {
      id: 'state',
      title: t('sla.state'),
      render: ({ state, hasDraft }) => (
        <>
          <Badge size="small" kind={state === 'inForce' ? 'met' : 'neutral'}>
            {t(`sla.state.${state}`)}
          </Badge>
          {hasDraft && state !== 'draft' && <Badge size="small">{t('sla.has-draft')}</Badge>}
        </>
      ),
    },
  ]
  return (
    <Table
      label={t(`sla.kind.${kind}`)}
      columns={columns}
      rows={lines}
      rowId={({ id }) => id}
      empty={
        <EmptyState icon={<Handshake aria-hidden />} title={t('sla.no-agreements')}>
          {t(`sla.about.${kind}`)}
        </EmptyState>
      }
    />
  )
}
