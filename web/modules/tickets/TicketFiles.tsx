import { FolderOpen } from 'lucide-react'
import { IconButton, Menu, type MenuAct } from '../../design/index.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { useAct } from '../../platform/query.ts'
import { sizeWords } from '../conversations/files.ts'
import type { Attachment } from '../conversations/model.ts'
import { refOf, type Page } from './model.ts'

type TicketFilesProps = { page: Page; onPick: (files: readonly Attachment[]) => void }

/** Files that stand on the ticket, to be sent once more. Those of notes are not offered: they stay inside. */
export function TicketFiles({ page, onPick }: TicketFilesProps) {
  const { t, format } = useSpeech()
  const { run, isPending } = useAct('POST /tickets/:ref/files')
  const pick = async (id: string) => {
    const copied = await run({ params: { ref: refOf(page.ticket) }, body: { attachments: [id] } })
    if (copied !== undefined) onPick(copied.items)
  }
  const entries = page.spine.flatMap((item): MenuAct[] => {
    if (item.item === 'fact' || item.message.audience === 'internal') return []
    const from = item.message.audience === 'vendor' ? t('vendors.from-vendor') : t('vendors.from-requester')
    return item.message.attachments.map(({ id, name, size }) => ({
      id,
      label: name,
      hint: `${from} · ${sizeWords(format, size)}`,
      onAction: () => void pick(id),
    }))
  })
  return (
    <Menu
      label={t('vendors.ticket-files')}
      side="top start"
      trigger={
        <IconButton
          size="small"
          label={t('vendors.ticket-files')}
          icon={<FolderOpen aria-hidden />}
          disabledBecause={entries.length === 0 ? t('vendors.no-ticket-files') : isPending ? t('common.loading') : undefined}
        />
      }
      entries={entries}
    />
  )
}
