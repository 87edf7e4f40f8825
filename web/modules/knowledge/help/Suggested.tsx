import { useQuery } from '@tanstack/react-query'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, Skeleton, toast } from '../../../design/index.ts'
import { useGo } from '../../../platform/go.ts'
import { useSpeech } from '../../../platform/i18n.ts'
import { ask } from '../../../platform/query.ts'
import { useSettled } from '../../../platform/settled.ts'
import { RichText } from '../RichText.tsx'
import { useAnswer } from './Answer.tsx'
import styles from './Help.module.css'

type SuggestedProps = {
  /** What is being written. */
  text: string
  /** It was read instead of asking: what was written is not needed any more. */
  onSolved: () => void
}

/** While one writes, articles that may help; one is read in place, and nothing that was typed is lost. */
export function Suggested({ text, onSolved }: SuggestedProps) {
  const { t, language } = useSpeech()
  const q = useSettled(text.trim().slice(0, 1_000))
  const { data } = useQuery({
    ...ask('GET /help/suggestions', { query: { q, language } }),
    enabled: q.length > 2,
    placeholderData: (last) => last,
  })
  const [opened, open] = useState<number>()
  const found = q.length > 2 ? (data?.items ?? []) : []
  return (
    <div role="status">
      {found.length > 0 && (
        <div className={styles.suggested}>
          <span className={styles.quiet}>{t('knowledge.may-help')}</span>
          <ul className={styles.hints} aria-label={t('knowledge.may-help')}>
            {found.map(({ number, title, language: spoken }) => (
              <li key={number}>
                <Button kind="quiet" icon={<BookOpen aria-hidden />} onPress={() => open(number)}>
                  <span lang={spoken}>{title}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {opened !== undefined && <Reading number={opened} onClose={() => open(undefined)} onSolved={onSolved} />}
    </div>
  )
}

function Reading({ number, onClose, onSolved }: { number: number; onClose: () => void; onSolved: () => void }) {
  const { t, language } = useSpeech()
  const go = useGo()
  const { data } = useQuery(ask('GET /help/articles/:number', { params: { number: String(number) }, query: { language } }))
  const say = useAnswer(number)
  const solved = async () => {
    if (!(await say.run({ helpful: true, solved: true }))) return
    onClose()
    onSolved()
    toast({ kind: 'met', text: t('knowledge.glad') })
    go('/portal')
  }
  const unhelpful = async () => {
    await say.run({ helpful: false })
    onClose()
  }
  return (
    <Dialog
      title={data?.title ?? t('knowledge.article')}
      size="wide"
      isOpen
      onOpenChange={onClose}
      acts={
        <>
          <Button isPending={say.isPending} onPress={() => void unhelpful()}>
            {t('knowledge.go-on-asking')}
          </Button>
          <Button kind="do" isPending={say.isPending} onPress={() => void solved()}>
            {t('knowledge.solved-it')}
          </Button>
        </>
      }
    >
      {data === undefined ? (
        <Skeleton label={t('common.loading')} lines={6} />
      ) : (
        <div lang={data.language}>
          <RichText body={data.body} articles="/portal/knowledge" />
        </div>
      )}
    </Dialog>
  )
}
