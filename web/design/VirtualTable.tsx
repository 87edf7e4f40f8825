import { useMemo, type ReactNode } from 'react'
import {
  Cell,
  Collection,
  Column as AriaColumn,
  ColumnResizer,
  ResizableTableContainer,
  Row as AriaRow,
  SelectableCollectionContext,
  Table as AriaTable,
  TableBody,
  TableHeader,
  TableLayout,
  TableLoadMoreItem,
  Virtualizer,
  type Key,
  type Selection,
} from 'react-aria-components'
import { Checkbox } from './Choice.tsx'
import { given } from './given.ts'
import { SortArrow, type Column, type TableProps } from './Table.tsx'
import { useWords } from './Words.tsx'
import styles from './Table.module.css'

type VirtualTableProps<Row, Id extends string> = TableProps<Row, Id> & {
  /** Enter on a row, or a click. */
  onOpen: (id: string) => void
  /** How a screen reader calls the row. */
  rowText: (row: Row) => string
  /** The widths as the reader has set them, to be remembered. */
  onWidths?: ((widths: ReadonlyMap<Id, number>) => void) | undefined
  /** Called near the end of the list, when there is more. */
  onMore?: (() => void) | undefined
  /** What stands at the end while more loads. */
  loading?: ReactNode
}

const fingers = typeof matchMedia !== 'undefined' && matchMedia('(pointer: coarse)').matches
const layout = fingers ? { rowHeight: 52, headingHeight: 44 } : { rowHeight: 40, headingHeight: 32 }

/** Letters are the page's hotkeys, not a search among the rows. */
const letters = { disallowTypeAhead: true }

/**
 * Thousands of rows by keyboard: arrows move, Space ticks, Shift extends, Enter opens. Only what is in sight is drawn.
 * It fills its container, which must have a height. Keep `rows` and `columns` the same objects while they say the same.
 */
export function VirtualTable<Row, Id extends string>(props: VirtualTableProps<Row, Id>) {
  const { label, columns, rows, rowId, rowText, sort, onSort, selected, onSelect, empty, isUnread, onOpen, onWidths, onMore, loading } =
    props
  const words = useWords()
  // the same objects as long as the rows are the same, so that only what changed is drawn again
  const items = useMemo(() => rows.map((row) => ({ id: rowId(row), row })), [rows])
  const mayTick = selected !== undefined && onSelect !== undefined
  return (
    <ResizableTableContainer className={styles.container ?? ''} onResizeEnd={(widths) => onWidths?.(pixels(columns, widths))}>
      <Virtualizer layout={TableLayout} layoutOptions={layout}>
        <SelectableCollectionContext value={letters}>
          <AriaTable
            aria-label={label}
            className={styles.grid ?? ''}
            selectionMode={mayTick ? 'multiple' : 'none'}
            {...given({ selectedKeys: selected, sortDescriptor: sort })}
            onSelectionChange={(chosen) => onSelect?.(ids(chosen, rows.map(rowId)))}
            onSortChange={({ column, direction }) => {
              const known = columns.find(({ id }) => id === column)
              if (known !== undefined) onSort?.({ column: known.id, direction })
            }}
            onRowAction={(key) => onOpen(String(key))}
          >
            <TableHeader className={styles.heads ?? ''}>
              {mayTick && (
                <AriaColumn width={36} minWidth={36} className={styles.column ?? ''}>
                  <Checkbox slot="selection" label={words.selectAll} labelHidden />
                </AriaColumn>
              )}
              {columns.map((column) => (
                <Head key={column.id} column={column} />
              ))}
            </TableHeader>
            <TableBody renderEmptyState={() => empty}>
              <Collection items={items} dependencies={[columns, mayTick]}>
                {({ id, row }) => (
                  <AriaRow
                    id={id}
                    textValue={rowText(row)}
                    className={styles.row ?? ''}
                    data-unread={isUnread?.(row) === true || undefined}
                  >
                    {mayTick && (
                      <Cell className={styles.cell ?? ''}>
                        <Checkbox slot="selection" label={words.selectRow} labelHidden />
                      </Cell>
                    )}
                    {columns.map((column) => (
                      <Cell
                        key={column.id}
                        className={styles.cell ?? ''}
                        data-head={column.isRowHeader || undefined}
                        data-align={column.align}
                      >
                        {column.render(row)}
                      </Cell>
                    ))}
                  </AriaRow>
                )}
              </Collection>
              {onMore !== undefined && (
                <TableLoadMoreItem onLoadMore={onMore} isLoading={loading !== undefined}>
                  {loading}
                </TableLoadMoreItem>
              )}
            </TableBody>
          </AriaTable>
        </SelectableCollectionContext>
      </Virtualizer>
    </ResizableTableContainer>
  )
}

/** Text in a cell that is cut where the cell ends. */
export function Cut({ children }: { children: ReactNode }) {
  return <span className={styles.cut}>{children}</span>
}

function Head<Row, Id extends string>({ column }: { column: Column<Row, Id> }) {
  const words = useWords()
  return (
    <AriaColumn
      id={column.id}
      textValue={column.title}
      isRowHeader={column.isRowHeader === true}
      allowsSorting={column.isSortable === true}
      defaultWidth={column.width ?? '1fr'}
      minWidth={column.minWidth ?? (column.width === undefined ? 160 : 48)}
      className={styles.column ?? ''}
      data-align={column.align}
    >
      {({ sortDirection }) => (
        <>
          <span className={styles.name}>
            <span className={styles.title} data-hidden={column.titleHidden || undefined}>
              {column.title}
            </span>
            <SortArrow direction={sortDirection} />
          </span>
          <ColumnResizer aria-label={`${words.resizeColumn}: ${column.title}`} className={styles.resizer ?? ''} />
        </>
      )}
    </AriaColumn>
  )
}

function ids(chosen: Selection, all: readonly string[]): ReadonlySet<string> {
  return new Set(chosen === 'all' ? all : [...chosen].map(String))
}

function pixels<Row, Id extends string>(columns: readonly Column<Row, Id>[], widths: ReadonlyMap<Key, unknown>): ReadonlyMap<Id, number> {
  return new Map(
    columns.flatMap(({ id }) => {
      const width = widths.get(id)
      return typeof width === 'number' ? [[id, width] as const] : []
    }),
  )
}
