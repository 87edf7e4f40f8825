import { Inbox } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  Button,
  Card,
  Cut,
  DateTimeField,
  DueBar,
  EmptyState,
  FileDrop,
  FoldableSections,
  LevelChip,
  Link,
  Progress,
  Section,
  Skeleton,
  Stepper,
  Table,
  VirtualTable,
  type Column,
  type DroppedFile,
  type Sort,
} from '../design/index.ts'
import { useFormat } from '../platform/i18n.ts'
import { rowsOf, type QueueRow } from './queue.ts'
import { Grid, Part } from './Part.tsx'
import styles from './Gallery.module.css'
import type { G } from './words.ts'

type ColumnId = 'number' | 'subject' | 'client' | 'level' | 'due'

export function Lists({ g }: { g: G }) {
  const [sort, setSort] = useState<Sort<ColumnId>>({ column: 'due', direction: 'ascending' })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['1042']))
  const columns = useMemo(() => columnsOf(g), [g])
  const long = useMemo(() => rowsOf(g, 5000), [g])
  const common = { columns, rowId: (row: QueueRow) => row.id, isUnread: (row: QueueRow) => row.isUnread, sort, onSort: setSort }
  const empty = <Nothing g={g} />
  return (
    <>
      <Part title={g('gallery.queue')}>
        <div className={styles.queue}>
          <VirtualTable
            {...common}
            label={g('gallery.queue')}
            rows={long}
            rowText={(row) => row.subject}
            selected={selected}
            onSelect={setSelected}
            onOpen={() => undefined}
            empty={empty}
          />
        </div>
      </Part>
      <Part title={g('gallery.table')}>
        <Table {...common} label={g('gallery.table')} rows={rowsOf(g, 3)} selected={selected} onSelect={setSelected} empty={empty} />
        <Table {...common} label={g('gallery.table-empty')} rows={[]} empty={empty} />
      </Part>
      <Waiting g={g} />
      <Portal g={g} />
    </>
  )
}

function columnsOf(g: G): readonly Column<QueueRow, ColumnId>[] {
  return [
    { id: 'number', title: g('gallery.no'), width: 72, render: (row) => `#${row.id}`, isSortable: true },
    { id: 'subject', title: g('gallery.subject'), isRowHeader: true, minWidth: 200, render: (row) => <Cut>{row.subject}</Cut> },
    { id: 'client', title: g('gallery.client'), width: 150, render: (row) => <Cut>{row.client}</Cut> },
    { id: 'level', title: g('gallery.level'), titleHidden: true, width: 58, render: (row) => <LevelChip label={row.level} /> },
    { id: 'due', title: g('gallery.nearest'), width: 200, isSortable: true, render: (row) => <DueBar {...row.due} /> },
  ]
}

function Nothing({ g }: { g: G }) {
  return (
    <EmptyState
      icon={<Inbox aria-hidden />}
      title={g('gallery.empty')}
      acts={
        <Link href="#queue" kind="act">
          {g('gallery.empty-act')}
        </Link>
      }
    >
      {g('gallery.empty-text')}
    </EmptyState>
  )
}

function Waiting({ g }: { g: G }) {
  const format = useFormat()
  const [until, setUntil] = useState<Temporal.PlainDateTime | undefined>(Temporal.PlainDateTime.from('2026-11-24T18:00'))
  const [files, setFiles] = useState<readonly DroppedFile[]>([
    { id: '1', name: 'client.log', size: '48 kB' },
    { id: '2', name: 'screenshot.png', size: '1.2 MB', progress: 62 },
    { id: '3', name: 'dump.zip', size: '310 MB', error: g('gallery.too-large') },
  ])
  return (
    <Part title={g('gallery.waiting')}>
      <Grid>
        <DateTimeField
          label={g('gallery.until')}
          value={until}
          onChange={setUntil}
          now={() => Temporal.PlainDateTime.from('2026-11-23T18:13')}
          say={(moment) => format.instant(moment.toZonedDateTime(format.zone).toInstant().toString(), 'full')}
          unreadable={g('gallery.until-error')}
        />
        <Progress label={g('gallery.importing')} value={214} max={500} valueText={g('gallery.of-500')} />
        <Progress label={g('gallery.counting')} />
        <Skeleton label={g('gallery.loading')} />
        <FileDrop
          label={g('gallery.files')}
          choose={g('gallery.attach')}
          hint={g('gallery.files-hint')}
          files={files}
          onFiles={(added) =>
            setFiles([...files, ...added.map(({ name, size }) => ({ id: name, name, size: `${String(Math.ceil(size / 1024))} kB` }))])
          }
          onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
        />
      </Grid>
    </Part>
  )
}

function Portal({ g }: { g: G }) {
  const state = ['done', 'done', 'now', 'todo', 'todo'] as const
  return (
    <Part title={g('gallery.portal')}>
      <div data-density="roomy" className={styles.portal}>
        <Card>
          <Stepper
            label={g('gallery.portal')}
            part={0.55}
            stages={state.map((each, i) => ({ id: String(i), label: g(`gallery.stage-${i as 0 | 1 | 2 | 3 | 4}`), state: each }))}
          />
          <p>{g('gallery.eta')}</p>
        </Card>
        <Card>
          <Folding g={g} />
        </Card>
        <Card size="big">
          <p>{g('gallery.did-it-work')}</p>
          <div className={styles.row}>
            <Button kind="do">{g('gallery.big')}</Button>
            <Button>{g('gallery.not')}</Button>
          </div>
        </Card>
      </div>
    </Part>
  )
}

/** Sections that are folded by their titles, as beside a ticket. */
function Folding({ g }: { g: G }) {
  const [folded, setFolded] = useState<readonly string[]>([])
  const onFold = (title: string, isFolded: boolean) => setFolded(isFolded ? [...folded, title] : folded.filter((one) => one !== title))
  return (
    <FoldableSections folded={folded} onFold={onFold}>
      <Section title={g('gallery.fold-one')}>{g('gallery.fold-text')}</Section>
      <Section title={g('gallery.fold-two')}>{g('gallery.fold-text')}</Section>
    </FoldableSections>
  )
}
