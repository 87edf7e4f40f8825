import { useState } from 'react'
import { Badge, Button, Table, type Column } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useSpeech } from '../../platform/i18n.ts'
import { useMay } from '../../platform/session.ts'
import { AvailabilityDerivation } from './AvailabilityDerivation.tsx'
import { burnWords, minuteWords, monthWords, percentWords, promiseWords, type AvailabilityMonth } from './availability-words.ts'

type Row = AvailabilityMonth
type Props = { rows: readonly Row[]; empty: string; ofOne?: boolean }

/** Promise, reached, budget, used, left and burn by month; every number opens the outages behind it and how it was counted. */
export function AvailabilityTable({ rows, empty, ofOne = false }: Props) {
  const { t, format, language } = useSpeech()
  const mayOpen = useMay('settings.edit')
  const [opened, open] = useState<Row>()
  const number = (id: 'reached' | 'budget' | 'used' | 'left' | 'burn', words: (row: Row) => string): Column<Row> => ({
    id,
    title: t(`sla.availability.${id}`),
    align: 'end',
    render: (row) => (
      <Button kind="quiet" size="small" onPress={() => open(row)}>
        {words(row)}
      </Button>
    ),
  })
  const columns: readonly Column<Row>[] = [
    { id: 'month', title: t('sla.availability.month'), isRowHeader: true, render: ({ month }) => monthWords(language, month) },
    ...(ofOne
      ? []
      : [
          {
            id: 'agreement',
            title: t('sla.agreement'),
            render: ({ agreement: { id, names } }: Row) =>
              mayOpen ? <Anchor href={`/settings/agreements/${id}`}>{names[language]}</Anchor> : names[language],
          },
        ]),
    { id: 'service', title: t('tickets.service'), render: ({ service }) => service.names[language] },
    { id: 'promise', title: t('sla.availability.promise'), align: 'end', render: ({ promise }) => promiseWords(format, promise) },
    number('reached', ({ percent }) => percentWords(format, percent)),
    number('budget', ({ budgetMs }) => minuteWords(format, budgetMs)),
    number('used', ({ downMs }) => minuteWords(format, downMs)),
    number('left', ({ leftMs }) => minuteWords(format, leftMs)),
    number('burn', ({ burn }) =>
      t('sla.availability.burn-words', { month: burnWords(format, burn.month), week: burnWords(format, burn.week) }),
    ),
    {
      id: 'state',
      title: t('sla.state'),
      render: ({ breached }) => (
        <Badge size="small" kind={breached ? 'late' : 'met'}>
          {t(breached ? 'sla.availability.broken' : 'sla.availability.kept')}
        </Badge>
      ),
    },
  ]
  return (
    <>
      <Table
        label={t('sla.availability')}
        columns={columns}
        rows={rows}
        rowId={({ agreement, service, month }) => `${agreement.id} ${service.id} ${month}`}
        empty={empty}
      />
      {opened !== undefined && <AvailabilityDerivation row={opened} onClose={() => open(undefined)} />}
    </>
  )
}
