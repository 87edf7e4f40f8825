import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from './Choice.tsx'
import { useWords } from './Words.tsx'
import styles from './Table.module.css'

export type Sort<Id extends string = string> = { column: Id; direction: 'ascending' | 'descending' }

export type Column<Row, Id extends string = string> = {
  id: Id
  title: string
  titleHidden?: boolean | undefined
  render: (row: Row) => ReactNode
  isSortable?: boolean | undefined
  /** Names the row for screen readers; one column has it. */
  isRowHeader?: boolean | undefined
  align?: 'end' | undefined
  /** Pixels; the column without one takes what is left. */
  width?: number | undefined
  minWidth?: number | undefined
}

export type TableProps<Row, Id extends string> = {
  label: string
  columns: readonly Column<Row, Id>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  sort?: Sort<Id> | undefined
  onSort?: ((sort: Sort<Id>) => void) | undefined
  /** With both, every row has a box to tick. */
  selected?: ReadonlySet<string> | undefined
  onSelect?: ((selected: ReadonlySet<string>) => void) | undefined
  /** What stands instead of rows. */
  empty: ReactNode
  isUnread?: ((row: Row) => boolean) | undefined
}

/** A dense table of some tens of rows; long lists take VirtualTable, with the same columns. */
export function Table<Row, Id extends string>(props: TableProps<Row, Id>) {
  const { label, columns, rows, rowId, sort, onSort, selected, onSelect, empty, isUnread } = props
  const words = useWords()
  const mayTick = selected !== undefined && onSelect !== undefined
  const all = rows.map(rowId)
  const ticked = all.filter((id) => selected?.has(id) === true).length
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {mayTick && (
              <th scope="col" className={styles.tick}>
                <Checkbox
                  label={words.selectAll}
                  labelHidden
                  isSelected={ticked > 0 && ticked === all.length}
                  isSome={ticked > 0 && ticked < all.length}
                  onChange={(on) => onSelect(new Set(on ? all : []))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = rowId(row)
            const on = selected?.has(id) === true
            return (
              <tr key={id} data-selected={on || undefined} data-unread={isUnread?.(row) === true || undefined}>
                {mayTick && (
                  <td className={styles.tick}>
                    <Checkbox
                      label={words.selectRow}
                      labelHidden
                      isSelected={on}
                      onChange={() => onSelect(selected.symmetricDifference(new Set([id])))}
                    />
                  </td>
                )}
                {columns.map(({ id: column, render, isRowHeader, align }) =>
                  isRowHeader === true ? (
                    <th key={column} scope="row" data-align={align}>
                      {render(row)}
                    </th>
                  ) : (
                    <td key={column} data-align={align}>
                      {render(row)}
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </div>
  )
}

type HeadProps<Row, Id extends string> = { column: Column<Row, Id> } & Pick<TableProps<Row, Id>, 'sort' | 'onSort'>

function Head<Row, Id extends string>({ column, sort, onSort }: HeadProps<Row, Id>) {
  const direction = sort?.column === column.id ? sort.direction : undefined
  const title = (
    <span className={styles.title} data-hidden={column.titleHidden || undefined}>
      {column.title}
    </span>
  )
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={direction} data-align={column.align} style={{ inlineSize: column.width, minInlineSize: column.minWidth }}>
      {column.isSortable === true && onSort !== undefined ? (
        <button type="button" className={styles.sort} onClick={() => onSort({ column: column.id, direction: next })}>
          {title}
          <SortArrow direction={direction} />
        </button>
      ) : (
        title
      )}
    </th>
  )
}

export function SortArrow({ direction }: { direction: Sort['direction'] | undefined }) {
  if (direction === undefined) return null
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return <Arrow aria-hidden className={styles.arrow} />
}
