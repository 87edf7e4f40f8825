import { useQuery } from '@tanstack/react-query'
import { CheckCheck, NotebookPen, Reply } from 'lucide-react'
import { IconButton, Section, toast } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import type { Answer } from '../../platform/api.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { quoteInDraft } from '../conversations/draft.ts'
import type { Asked } from '../tickets/asked.ts'
import { refOf, type Page } from '../tickets/model.ts'
import styles from './Similar.module.css'

type Found = Answer<'GET /tickets/:ref/similar'>['items'][number]
type SimilarProps = { page: Page; onAsk: (asked: Asked) => void }

/** Similar tickets that were solved, with what solved them. */
export function Similar({ page, onAsk }: SimilarProps) {
  const { t } = useSpeech()
  const { data } = useQuery({ ...ask('GET /tickets/:ref/similar', { params: { ref: refOf(page.ticket) } }), staleTime: 5 * 60_000 })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('diagnosis.similar')}>
      <ul className={styles.list}>
        {data.items.map((found) => (
          <One key={found.id} found={found} page={page} onAsk={onAsk} />
        ))}
      </ul>
    </Section>
  )
}

function One({ found, page: { ticket }, onAsk }: SimilarProps & { found: Found }) {
  const { t, language, format } = useSpeech()
  const { number, title, resolution, code, by, resolvedAt, why } = found
  const insert = async (where: 'reply' | 'note') => {
    await quoteInDraft(`${where}:${ticket.id}`, resolution)
    toast({ kind: 'met', text: t(`diagnosis.inserted-${where}`) })
  }
  const reasons = [
    ...(why.words.length === 0 ? [] : [t('diagnosis.same-words', { words: format.list(why.words.slice(0, 4)) })]),
    ...(['service', 'category', 'asset'] as const).flatMap((what) => (why[what] ? [t(`diagnosis.same-${what}`)] : [])),
  ]
  return (
    <li className={styles.found}>
      <Anchor href={`/tickets/${String(number)}`} className={styles.title}>
        #{number} {title}
      </Anchor>
      <small className={styles.why}>{reasons.join(' · ')}</small>
      <details>
        <summary>{t('diagnosis.what-fixed', { how: code?.[language] ?? t('diagnosis.solved') })}</summary>
        <p className={styles.resolution}>{resolution}</p>
        <small className={styles.why}>{t('diagnosis.ran', { who: by?.name ?? t('desk.opora'), at: format.instant(resolvedAt) })}</small>
        <span className={styles.acts}>
          {ticket.may.reply && (
            <IconButton
              size="small"
              label={t('diagnosis.solution-to-reply', { number: String(number) })}
              icon={<Reply aria-hidden />}
              onPress={() => void insert('reply')}
            />
          )}
          {ticket.may.note && (
            <IconButton
              size="small"
              label={t('diagnosis.solution-to-note', { number: String(number) })}
              icon={<NotebookPen aria-hidden />}
              onPress={() => void insert('note')}
            />
          )}
          {ticket.may.resolve && (
            <IconButton
              size="small"
              label={t('diagnosis.resolve-likewise', { number: String(number) })}
              icon={<CheckCheck aria-hidden />}
              onPress={() => onAsk({ kind: 'resolve', given: { code: null, text: resolution } })}
            />
          )}
        </span>
      </details>
    </li>
  )
}
