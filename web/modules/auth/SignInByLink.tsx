import { Banner, Button } from '../../design/index.ts'
import { useT } from '../../platform/i18n.ts'
import { useProblemWords } from '../../platform/problem.ts'
import { useAct } from '../../platform/query.ts'
import { Door } from './Door.tsx'
import { enter } from './enter.ts'
import { ByLink, type Seen } from './link.tsx'

/** Where the letter with a sign-in link leads. Opening it signs nobody in: scanners of mail open links too. */
export function SignInByLink() {
  const t = useT()
  return <ByLink title={t('auth.sign-in')}>{(token, seen) => <AsWhom token={token} seen={seen} />}</ByLink>
}

function AsWhom({ token, seen }: { token: string; seen: Seen }) {
  const t = useT()
  const words = useProblemWords()
  const { run, isPending, problem } = useAct('POST /session/by-link', { inForm: true })
  const signIn = async () => {
    const me = await run({ body: { token } })
    if (me !== undefined) enter(me)
  }
  return (
    <Door title={t('auth.hello', { name: seen.name })} about={t('auth.sign-in-as', { email: seen.email })}>
      {problem !== undefined && <Banner kind="late">{words(problem)}</Banner>}
      <Button kind="do" size="big" fill autoFocus isPending={isPending} onPress={() => void signIn()}>
        {t('auth.do-sign-in')}
      </Button>
    </Door>
  )
}
