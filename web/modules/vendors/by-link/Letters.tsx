import { FileList, Section } from '../../../design/index.ts'
import type { Answer } from '../../../platform/api.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { sizeWords } from '../../conversations/files.ts'
import styles from './VendorPage.module.css'

type LettersProps = { token: string; page: Answer<'GET /vendor-pages/:token'> }

/** What was written to and fro, oldest first. */
export function Letters({ token, page }: LettersProps) {
  const { t, format } = useSpeech()
  return (
    <Section title={t('vendors.page.letters')}>
      <ol className={styles.letters}>
        {page.messages.map(({ id, at, ours, who, text, files }) => (
          <li key={id} className={styles.letter} data-ours={ours || undefined}>
            <p className={styles.quiet}>
              <strong>{who}</strong> · <time dateTime={at}>{format.instant(at, 'weekday')}</time>
            </p>
            <p className={styles.words}>{text}</p>
            {files.length > 0 && (
              <FileList
                label={t('vendors.page.files')}
                files={files.map((file) => ({
                  id: file.id,
                  name: file.name,
                  size: sizeWords(format, file.size),
                  href: `/api/v1/vendor-pages/${encodeURIComponent(token)}/files/${file.id}`,
                }))}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
