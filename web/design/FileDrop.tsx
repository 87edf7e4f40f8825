import { File as FileIcon, Paperclip, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { DropZone, FileTrigger, isFileDropItem, type DropItem } from 'react-aria-components'
import { Button, IconButton } from './Button.tsx'
import { given } from './given.ts'
import { Link } from './Link.tsx'
import { Progress } from './States.tsx'
import { useWords } from './Words.tsx'
import styles from './FileDrop.module.css'

export type DroppedFile = {
  id: string
  name: string
  /** "1.2 MB" */
  size: string
  href?: string | undefined
  /** A second way to look at it. */
  also?: { href: string; label: string } | undefined
  /** 0 to 100 while it is on its way. */
  progress?: number | undefined
  error?: string | undefined
}

type FileDropProps = {
  label: string
  /** The words of the button. */
  choose: string
  /** Beside the button: "or drop them here, up to 25 MB". */
  hint: string
  onFiles: (files: readonly File[]) => void
  files: readonly DroppedFile[]
  onRemove: (id: string) => void
  accept?: readonly string[] | undefined
  disabledBecause?: string | undefined
  children?: ReactNode
}

/** Files by choosing, dropping or pasting, with what becomes of each. */
export function FileDrop({ label, choose, hint, onFiles, files, onRemove, accept, disabledBecause, children }: FileDropProps) {
  return (
    <div className={styles.files}>
      <DropZone
        aria-label={label}
        isDisabled={disabledBecause !== undefined}
        getDropOperation={() => 'copy'}
        onDrop={(event) => void dropped(event.items).then((found) => found.length > 0 && onFiles(found))}
        className={styles.zone ?? ''}
      >
        {children}
        <FileTrigger allowsMultiple {...given({ acceptedFileTypes: accept })} onSelect={(found) => found !== null && onFiles([...found])}>
          <Button size="small" icon={<Paperclip aria-hidden />} disabledBecause={disabledBecause}>
            {choose}
          </Button>
        </FileTrigger>
        <span className={styles.hint}>{hint}</span>
      </DropZone>
      {files.length > 0 && <FileList label={label} files={files} onRemove={onRemove} />}
    </div>
  )
}

type FileListProps = { label: string; files: readonly DroppedFile[]; onRemove?: ((id: string) => void) | undefined }

/** Files that are there; without `onRemove`, to be opened only. */
export function FileList({ label, files, onRemove }: FileListProps) {
  const words = useWords()
  return (
    <ul className={styles.list} aria-label={label}>
      {files.map((file) => (
        <li key={file.id} className={styles.file} data-failed={file.error !== undefined || undefined}>
          <FileIcon aria-hidden className={styles.icon} />
          <span className={styles.name}>{file.href === undefined ? file.name : <a href={file.href}>{file.name}</a>}</span>
          <span className={styles.size}>{file.error ?? file.size}</span>
          {file.also !== undefined && <Link href={file.also.href}>{file.also.label}</Link>}
          {onRemove !== undefined && (
            <IconButton size="small" label={`${words.remove}: ${file.name}`} icon={<X aria-hidden />} onPress={() => onRemove(file.id)} />
          )}
          {file.progress !== undefined && (
            <span className={styles.progress}>
              <Progress label={file.name} labelHidden value={file.progress} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

async function dropped(items: readonly DropItem[]): Promise<readonly File[]> {
  return Promise.all(items.filter((item) => isFileDropItem(item)).map((item) => item.getFile()))
}
