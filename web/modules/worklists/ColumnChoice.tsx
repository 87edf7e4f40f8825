import { Columns3 } from 'lucide-react'
import { queueColumns, usualColumns } from '#contract/queue-columns.ts'
import { Button, Checkbox, IconButton, Popover } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useShownColumns, type SavedView } from './saved.ts'
import styles from './Filters.module.css'

/** Which columns a list shows; number and title are always there. */
export function ColumnChoice({ saved }: { saved: SavedView | undefined }) {
  const t = useT()
  const { columns, set, lockedBecause } = useShownColumns(saved)
  return (
    <Popover
      label={t('worklists.columns')}
      side="bottom end"
      trigger={<IconButton label={t('worklists.columns')} icon={<Columns3 aria-hidden />} disabledBecause={lockedBecause} />}
    >
      <div role="group" aria-label={t('worklists.columns')} className={styles.columns}>
        {queueColumns.map((id) => (
          <Checkbox
            key={id}
            label={t(`worklists.column.${id}`)}
            isSelected={columns.includes(id)}
            onChange={(isShown) => set(queueColumns.filter((one) => (one === id ? isShown : columns.includes(one))))}
          />
        ))}
      </div>
      <Button kind="quiet" size="small" onPress={() => set([...usualColumns])}>
        {t('worklists.usual-columns')}
      </Button>
    </Popover>
  )
}
