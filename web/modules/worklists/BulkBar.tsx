import { useState } from 'react'
import { Button } from '../../design/index.ts'
import { ariaKeys, hint, useHotkeys } from '../../platform/hotkeys.ts'
import { useT } from '../../platform/i18n.ts'
import { BulkJoin, useTakers } from '../incidents/major/BulkJoin.tsx'
import { BulkProblem } from '../problems/BulkProblem.tsx'
import { taking, useBulk, type BulkAct } from './bulk.ts'
import { BulkDialog, type BulkAsked } from './BulkDialog.tsx'
import styles from './Bulk.module.css'

type BulkBarProps = {
  rows: React.ComponentProps<typeof BulkProblem>['rows']
  ticked: ReadonlySet<string>
  onTicked: (ticked: ReadonlySet<string>) => void
}

/** What is done with all that is ticked. The keys of a ticket mean the same here, for all of them. */
export function BulkBar({ rows, ticked, onTicked }: BulkBarProps) {
  const t = useT()
  const takers = useTakers()
  const [asked, setAsked] = useState<BulkAsked>()
  const { progress, refused, run, stop, forget } = useBulk()
  const isIdle = ticked.size > 0 && progress === undefined
  const ask = (what: BulkAsked) => () => setAsked(what)
  const doIt = async (act: BulkAct) => {
    setAsked(undefined)
    await run([...ticked], act)
    onTicked(new Set())
  }
  const take = () => void doIt(taking)
  useHotkeys(
    t('worklists.bulk-keys'),
    'page',
    isIdle
      ? [
          { keys: 'M', label: t('worklists.bulk-take'), run: take },
          { keys: 'A', label: t('worklists.bulk-assign'), run: ask('assign') },
          { keys: 'P', label: t('worklists.bulk-priority'), run: ask('priority') },
          { keys: 'E', label: t('worklists.bulk-escalate'), run: ask('escalate') },
          { keys: 'X', label: t('worklists.bulk-note'), run: ask('note') },
        ]
      : [],
  )
  return (
    <div className={styles.place}>
      {progress !== undefined && (
        <div className={styles.bar}>
          <label className={styles.progress}>
            {progress.isUndo ? t('worklists.bulk-undoing', progress) : t('worklists.bulk-doing', progress)}
            <progress value={progress.done} max={progress.of} />
          </label>
          <Button size="small" onPress={stop}>
            {t('worklists.bulk-stop')}
          </Button>
        </div>
      )}
      {isIdle && (
        <div className={styles.bar} role="group" aria-label={t('worklists.bulk-keys')}>
          <span role="status" className={styles.count}>
            {t('major.bulk-count', { count: ticked.size })}
          </span>
          <Button size="small" keys={hint('M')} shortcut={ariaKeys('M')} onPress={take}>
            {t('worklists.bulk-take')}
          </Button>
          <Button size="small" keys={hint('A')} shortcut={ariaKeys('A')} onPress={ask('assign')}>
            {t('worklists.bulk-assign')}
          </Button>
          <Button size="small" keys={hint('P')} shortcut={ariaKeys('P')} onPress={ask('priority')}>
            {t('worklists.bulk-priority')}
          </Button>
          <Button size="small" keys={hint('E')} shortcut={ariaKeys('E')} onPress={ask('escalate')}>
            {t('worklists.bulk-escalate')}
          </Button>
          <Button size="small" keys={hint('X')} shortcut={ariaKeys('X')} onPress={ask('note')}>
            {t('worklists.bulk-note')}
          </Button>
          <BulkJoin takers={takers} numbers={ticked} onDone={() => onTicked(new Set())} />
          <BulkProblem rows={rows} numbers={ticked} />
          <Button size="small" kind="quiet" onPress={() => onTicked(new Set())}>
            {t('major.bulk-clear')}
          </Button>
        </div>
      )}
      {refused.length > 0 && progress === undefined && (
        <div role="alert" className={styles.refused}>
          <p>{t('worklists.bulk-refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ ref, why }) => (
              <li key={ref}>
                #{ref}: {why}
              </li>
            ))}
          </ul>
          <Button size="small" kind="quiet" onPress={forget}>
            {t('worklists.bulk-seen')}
          </Button>
        </div>
      )}
      {asked !== undefined && (
        <BulkDialog what={asked} count={ticked.size} onDo={(act) => void doIt(act)} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}
