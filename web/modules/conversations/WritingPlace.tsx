import { Paperclip } from 'lucide-react'
import { useState, type ClipboardEvent, type DragEvent, type ReactNode, type Ref } from 'react'
import { FileTrigger } from 'react-aria-components'
import { IconButton } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import styles from './Message.module.css'

type WritingPlaceProps = {
  children: ReactNode
  className: string | undefined
  onFiles: (files: readonly File[]) => void
  ref?: Ref<HTMLDivElement>
}

/** Takes files that are dropped on it or pasted into it; text goes on to where it was pasted. */
export function WritingPlace({ children, className, onFiles, ref }: WritingPlaceProps) {
  const [isOver, setOver] = useState(false)
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    if (files.length === 0) return
    event.preventDefault()
    onFiles([...files])
  }
  return (
    <div
      ref={ref}
      className={[className, isOver ? styles.dropping : undefined].join(' ')}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        take(event, event.dataTransfer.files)
      }}
    >
      {children}
    </div>
  )
}

export function Attach({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useT()
  return (
    <FileTrigger allowsMultiple onSelect={(found) => found !== null && onFiles([...found])}>
      <IconButton size="small" label={t('conversations.attach')} icon={<Paperclip aria-hidden />} />
    </FileTrigger>
  )
}
