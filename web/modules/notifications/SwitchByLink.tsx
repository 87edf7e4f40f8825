import { Banner, Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from '../auth/Door.tsx'
import type { ByLink } from './model.ts'

/** One thing to be said: letters about a request off or on, or that one takes care of it. */
export function SwitchByLink({ token, seen, purpose, onDone }: ByLink & { purpose: 'stop' | 'follow' | 'acknowledge' }) {
  const t = useT()
  const words = useProblemWords()
  const { run, isPending, problem } = useAct('POST /links/:token', { inForm: true })
  const act = async () => {
    const done = await run({ params: { token }, body: {} })
    if (done !== undefined) onDone(done)
  }
  return (
    <Door title={t(`portal.link.${purpose}`)} about={`#${String(seen.number)} · ${seen.title}. ${t(`portal.link.${purpose}-text`)}`}>
      {problem !== undefined && <Banner kind="late">{words(problem)}</Banner>}
      <Button kind="do" size="big" fill isPending={isPending} onPress={() => void act()}>
        {t(`portal.link.${purpose}-do`)}
      </Button>
    </Door>
  )
}
