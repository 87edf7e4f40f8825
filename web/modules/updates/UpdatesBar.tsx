import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, Button } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useNow } from '../../platform/now.ts'
import { ask } from '../../platform/query.ts'
import { UpdateDialog } from './UpdateDialog.tsx'

/** Said loudly over the ticket: people wait for news that were promised by now, or were not told that it is over. */
export function UpdatesBar({ number }: { number: number }) {
  const { t, format } = useSpeech()
  const now = useNow()
  const { data } = useQuery(ask('GET /tickets/:ref/updates', { params: { ref: String(number) } }))
  const [open, setOpen] = useState(false)
  if (data === undefined || !data.may.write) return null
  const { due, closing, opening } = data
  const isLate = due !== null && Temporal.Instant.compare(Temporal.Instant.from(due.at), now) <= 0
  if (!isLate && closing === null && opening === null) return null
  return (
    <>
      <Banner
        kind={isLate ? 'late' : 'near'}
        acts={
          <Button size="small" kind="do" onPress={() => setOpen(true)}>
            {t(closing === null ? 'updates.write' : 'updates.write-last')}
          </Button>
        }
      >
        {closing !== null ? t('updates.closing') : isLate ? t('updates.due-late', { at: format.instant(due.at) }) : t('updates.untold')}
      </Banner>
      {open && <UpdateDialog number={number} page={data} isLast={closing !== null} onClose={() => setOpen(false)} />}
    </>
  )
}
