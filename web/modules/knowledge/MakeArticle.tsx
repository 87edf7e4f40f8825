import { useQuery } from '@tanstack/react-query'
import { BookPlus } from 'lucide-react'
import { Button, Section } from '../../design/index.ts'
import { Anchor } from '../../platform/Anchor.tsx'
import { useGo } from '../../platform/go.ts'
import { useSpeech } from '../../platform/i18n.ts'
import { ask } from '../../platform/query.ts'
import { useMay } from '../../platform/session.ts'
import { hrefOf, keyOf, titleOf } from './model.ts'

type About = { id: string; number: number; status: string; title: string }

/** What was learned on a resolved ticket is kept for the next one. */
export function MakeArticle({ ticket }: { ticket: About }) {
  const { t, language } = useSpeech()
  const go = useGo()
  const [mayRead, mayWrite] = [useMay('knowledge.read'), useMay('knowledge.write')]
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed'
  const { data } = useQuery({ ...ask('GET /articles', { query: { source: ticket.id } }), enabled: mayRead && isOver })
  if (!isOver || data === undefined || (data.items.length === 0 && !mayWrite)) return null
  return (
    <Section title={t('knowledge.base')}>
      {data.items.length === 0 ? (
        <>
          <p>{t('knowledge.make-text')}</p>
          <Button size="small" icon={<BookPlus aria-hidden />} onPress={() => go(`/knowledge/new?ticket=${String(ticket.number)}`)}>
            {t('knowledge.make')}
          </Button>
        </>
      ) : (
        <ul>
          {data.items.map((line) => (
            <li key={line.id}>
              <Anchor href={hrefOf(line)}>{`${keyOf(line)} · ${titleOf(line.titles, language)}`}</Anchor> (
              {t(`knowledge.state.${line.state}`)})
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
