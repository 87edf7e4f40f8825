import { useParams } from '@tanstack/react-router'
import { FileList } from '../../design/index.ts'
import { useFormat, useT } from '../../platform/i18n.ts'
import { logAddress, mayBeLog } from '../diagnosis/log-search.ts'
import { fileAddress, fileLine, isPicture } from './files.ts'
import type { Attachment } from './model.ts'
import styles from './Message.module.css'

/** What a message carries: pictures as small pictures, the rest as names. */
export function Files({ files }: { files: readonly Attachment[] }) {
  const t = useT()
  const format = useFormat()
  const { number } = useParams({ strict: false })
  const pictures = files.filter(isPicture)
  const others = files.filter((file) => !isPicture(file))
  const lineOf = (file: Attachment) => ({
    ...fileLine(format, file),
    also: number !== undefined && mayBeLog(file) ? { href: logAddress(number, file.id), label: t('diagnosis.open-log') } : undefined,
  })
  return (
    <>
      {pictures.length > 0 && (
        <ul className={styles.pictures} aria-label={t('conversations.pictures')}>
          {pictures.map((file) => (
            <li key={file.id}>
              <a href={fileAddress(file)} target="_blank" rel="noopener noreferrer" className={styles.picture}>
                <img src={fileAddress(file)} alt={file.name} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && <FileList label={t('conversations.files')} files={others.map(lineOf)} />}
    </>
  )
}
